/** The item that says which of our own packages a release needs now; nothing when none moved. */
export function formatDependencies(dependencies: readonly { readonly name: string; readonly newVersion?: string | null | undefined }[]): string {
  if (dependencies.length === 0) return '';
  return ['- Updated dependencies', ...dependencies.map(({ name, newVersion }) => `  - ${name}@${newVersion}`)].join('\n');
}
