import type { Manifest } from './manifest.ts';

/** What npm or pnpm runs by itself when a package is installed, from a registry or a repository. */
const installScripts = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'prepublish', 'dependencies'];

/**
 * Scripts that would run by themselves: our packages have none, and of the packages we install pnpm runs none.
 *
 * @param allowBuilds - `allowBuilds` of pnpm-workspace.yaml: whether pnpm runs the scripts of a dependency that has some.
 */
export function findInstallScripts(manifests: { readonly [path: string]: Manifest }, allowBuilds: { readonly [name: string]: unknown } | undefined): string[] {
  const own = Object.entries(manifests).flatMap(([path, { scripts = {} }]) =>
    installScripts.filter((name) => name in scripts).map((name) => `${path}: has a script ${name}, which would run by itself when the package is installed`),
  );
  if (allowBuilds === undefined) return [...own, 'pnpm-workspace.yaml has no allowBuilds'];
  const allowed = Object.entries(allowBuilds).filter(([, isAllowed]) => isAllowed !== false);
  return [...own, ...allowed.map(([name]) => `pnpm-workspace.yaml: allowBuilds lets the scripts of ${name} run`)];
}
