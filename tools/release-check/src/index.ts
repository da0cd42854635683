export { checkTarball } from './check-tarball.ts';
export { readPackages, root } from './packages.ts';
export type { PublicPackage } from './packages.ts';
export { pack, publish } from './release-commands.ts';
export { formatFindings } from './report.ts';
export { run, runOrThrow } from './run.ts';
export { readTarballs } from './tarball.ts';
export type { Tarball } from './tarball.ts';
export { readAnnouncement, versionCopy } from './version-copy.ts';
