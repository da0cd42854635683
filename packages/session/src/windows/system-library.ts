import type Koffi from 'koffi';
import type { LibraryHandle } from 'koffi';
import { createRequire } from 'node:module';

/** Loads koffi when it is called: a program must be able to import this package where koffi has no binary. */
export function loadKoffi(): typeof Koffi {
  return createRequire(import.meta.url)('koffi') as typeof Koffi;
}

/**
 * Loads a library by its full path in the system directory, so that no folder can put another one first. kernel32.dll may go by
 * its bare name: every process has it loaded before the first line of its own code.
 */
export function loadSystemLibrary(koffi: typeof Koffi, name: string): LibraryHandle {
  const GetSystemDirectoryW: (buffer: Uint16Array, size: number) => number = koffi
    .load('kernel32.dll')
    .func('uint __stdcall GetSystemDirectoryW(_Out_ uint16_t *buffer, uint size)');
  const buffer = new Uint16Array(260);
  const length = GetSystemDirectoryW(buffer, buffer.length);
  if (length === 0 || length >= buffer.length) throw new Error(`GetSystemDirectoryW gave no usable path (answer ${length})`);
  return koffi.load(`${String.fromCharCode(...buffer.subarray(0, length))}\\${name}`);
}
