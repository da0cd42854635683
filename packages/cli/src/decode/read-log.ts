import { DriverError } from '@driverproc/binding';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { compressedBy, createLogEncoding } from './log-encoding.js';
import type { LogEncoding } from './log-encoding.js';

const standardInput = 0;
/** More is slower: what is read is then out of the processor's cache before it is decoded. */
const pieceLength = 65_536;

/** Told a piece of the log, how many bytes were read up to there, and of how many: `null` where nobody knows, as of a pipe. */
type OnText = (text: string, read: number, size: number | null) => void;

/**
 * Reads a log in pieces of text, `-` from standard input.
 *
 * @throws DriverError `invalid_file` for what cannot be read, or is compressed.
 */
export function readLog(file: string, onText: OnText): void {
  const descriptor = file === '-' ? standardInput : attempt(file, () => openSync(file, 'r'));
  const buffer = Buffer.allocUnsafe(pieceLength);
  try {
    const stats = fstatSync(descriptor);
    const size = stats.isFile() ? stats.size : null;
    let read = 0;
    let encoding: LogEncoding | null = null;
    for (;;) {
      const length = attempt(file, () => readPiece(descriptor, buffer));
      if (length === 0) break;
      read += length;
      const bytes = buffer.subarray(0, length);
      encoding ??= encodingOf(file, bytes);
      onText(encoding.write(bytes), read, size);
    }
    if (encoding !== null) onText(encoding.end(), read, size);
  } finally {
    if (descriptor !== standardInput) closeSync(descriptor);
  }
}

function encodingOf(file: string, start: Uint8Array): LogEncoding {
  const unpack = compressedBy(start);
  if (unpack === null) return createLogEncoding(start);
  throw new DriverError('invalid_file', file === '-' ? `standard input is compressed: put ${unpack} before drv` : `${file} is compressed: ${unpack} ${file} | drv decode -`);
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
