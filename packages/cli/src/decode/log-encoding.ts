import { TextDecoder } from 'node:util';

/** Turns the bytes of a log, in pieces of any length, into text. */
export interface LogEncoding {
  write(bytes: Uint8Array): string;
  end(): string;
}

/**
 * UTF-8, or UTF-16 where the log starts with its mark, as what PowerShell writes does. The mark is no part of the text.
 * Bytes that are no UTF-8 become U+FFFD.
 */
export function createLogEncoding([first, second]: Uint8Array): LogEncoding {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const decoder = new TextDecoder(isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8');
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** The command that unpacks what is compressed; `null` for what is not. */
export function compressedBy(start: Uint8Array): string | null {
  const found = packers.find(([, magic]) => magic.every((byte, index) => start[index] === byte));
  return found === undefined ? null : found[0];
}

const packers: readonly (readonly [string, readonly number[]])[] = [
  ['zcat', [0x1f, 0x8b]],
  ['xzcat', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstdcat', [0x28, 0xb5, 0x2f, 0xfd]],
];
