/** What of a package.json says on what a package depends, and what is run when it is installed. */
export interface Manifest {
  readonly scripts?: { readonly [name: string]: string };
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
  readonly optionalDependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

/** All that it depends on, for whatever, with the version it asks for. */
export function dependenciesOf(manifest: Manifest): { readonly [name: string]: string } {
  return { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies, ...manifest.peerDependencies };
}
