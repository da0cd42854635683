import { DriverError } from '@driverproc/binding';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const standardInput = 0;
/** More is slower: what is read is then out of the processor's cache before it is decoded. */
const pieceLength = 65_536;

/** Told a piece of the log, how many bytes were read up to there, and of how many: `null` where nobody knows, as of a pipe. */
type OnText = (text: string, read: number, size: number | null) => void;

/**
 * Reads a log in pieces of text, `-` from standard input: UTF-8, or UTF-16 where it starts with that mark, as what
 * PowerShell writes does. Bytes that are no UTF-8 become U+FFFD.
 *
 * @throws DriverError `invalid_file` for what cannot be read.
 */
export function readLog(file: string, onText: OnText): void {
  const descriptor = file === '-' ? standardInput : attempt(file, () => openSync(file, 'r'));
  const buffer = Buffer.allocUnsafe(pieceLength);
  try {
    const stats = fstatSync(descriptor);
    const size = stats.isFile() ? stats.size : null;
    let read = 0;
    let decoder: StringDecoder | null = null;
    for (;;) {
      const length = attempt(file, () => readPiece(descriptor, buffer));
      if (length === 0) break;
      read += length;
      const isFirst = decoder === null;
      decoder ??= new StringDecoder(buffer[0] === 0xff && buffer[1] === 0xfe ? 'utf16le' : 'utf8');
      const text = decoder.write(buffer.subarray(0, length));
      onText(isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text, read, size);
    }
    if (decoder !== null) onText(decoder.end(), read, size);
  } finally {
    if (descriptor !== standardInput) closeSync(descriptor);
  }
}

/** @returns How many bytes were read; 0 at the end. */
function readPiece(descriptor: number, buffer: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer, 0, buffer.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // So Windows says that whoever wrote to the pipe has closed it.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      // Nothing was written yet to a pipe that does not wait.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function attempt<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw new DriverError('invalid_file', `${file === '-' ? 'standard input' : file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}
