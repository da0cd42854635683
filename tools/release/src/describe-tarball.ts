import type { Tarball } from 'release-check';

interface PackedFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** A package as it would be published. */
export interface PackedPackage {
  readonly name: string;
  readonly version: string;
  /** The newest version that the registry has; nothing when it has none. */
  readonly published: string | null;
  /** Of the tarball, in bytes. */
  readonly packedSize: number;
  /** Of all files, in bytes. */
  readonly unpackedSize: number;
  readonly files: readonly PackedFile[];
}

export function describeTarball({ name, version, bytes, files }: Pick<Tarball, 'name' | 'version' | 'bytes' | 'files'>, published: string | null): PackedPackage {
  const sized = [...files].map(([path, text]) => ({ path, size: Buffer.byteLength(text) })).sort((a, b) => (a.path < b.path ? -1 : 1));
  const unpackedSize = sized.reduce((sum, { size }) => sum + size, 0);
  return { name, version, published, packedSize: bytes.length, unpackedSize, files: sized };
}
