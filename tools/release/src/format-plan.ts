import type { PackedPackage } from './describe-tarball.ts';

/** What would be published, for people: each package with its files, then the totals. */
export function formatPlan(packages: readonly PackedPackage[]): string {
  if (packages.length === 0) return 'Nothing would be published: the registry has every package at its version.';
  const blocks = packages.map(({ name, version, published, packedSize, unpackedSize, files }) => {
    const before = published === null ? 'never published' : `after ${published}`;
    const heading = `${name} ${version} (${before}): ${files.length} files, ${kilobytes(packedSize)} packed, ${kilobytes(unpackedSize)} unpacked`;
    return [heading, ...files.map(({ path, size }) => `${String(size).padStart(9)}  ${path}`)].join('\n');
  });
  const sum = (size: (each: PackedPackage) => number) => packages.reduce((total, each) => total + size(each), 0);
  const total = `${packages.length} packages would be published: ${sum(({ files }) => files.length)} files, ${kilobytes(sum(({ packedSize }) => packedSize))} packed, ${kilobytes(sum(({ unpackedSize }) => unpackedSize))} unpacked`;
  return `${blocks.join('\n\n')}\n\n${total}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
