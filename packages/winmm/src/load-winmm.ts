import { DriverError } from '@driverproc/binding';
import type Koffi from 'koffi';
import type { LibraryHandle } from 'koffi';
import { createRequire } from 'node:module';

/** What the binding calls through: koffi, the library, and how wide a pointer is in this process. */
export interface Winmm {
  readonly koffi: typeof Koffi;
  readonly library: LibraryHandle;
  readonly pointerSize: 4 | 8;
}

/** Width of a pointer in a Windows process of this architecture; `undefined` where there is no such Windows. */
export function pointerSizeOf(arch: string): 4 | 8 | undefined {
  if (arch === 'ia32') return 4;
  return arch === 'x64' || arch === 'arm64' ? 8 : undefined;
}

/**
 * Loads winmm.dll of the system directory into this process.
 *
 * @throws DriverError `unsupported_platform` where there is none, or where koffi has no binary.
 */
export function loadWinmm(): Winmm {
  const { platform, arch } = process;
  const pointerSize = platform === 'win32' ? pointerSizeOf(arch) : undefined;
  if (pointerSize === undefined) {
    throw new DriverError(
      'unsupported_platform',
      `winmm.dll needs Windows on x64, ia32 or arm64; this is ${platform} on ${arch}. ` +
        "Run this with Windows' Node on Windows or under Wine, or use createDriverManager of @driverproc/dispatcher, which needs neither",
    );
  }
  const koffi = loadKoffi();
  return { koffi, library: loadFromSystemDirectory(koffi), pointerSize };
}

// Not imported: a program must be able to import this package where koffi has no binary.
function loadKoffi(): typeof Koffi {
  try {
    return createRequire(import.meta.url)('koffi') as typeof Koffi;
  } catch (cause) {
    throw new DriverError(
      'unsupported_platform',
      `koffi did not load for ${process.platform} on ${process.arch}. Its binary is an optional dependency: install without --omit=optional, for this platform`,
      { cause },
    );
  }
}

function loadFromSystemDirectory(koffi: typeof Koffi): LibraryHandle {
  const path = `${systemDirectory(koffi)}\\winmm.dll`;
  try {
    return koffi.load(path);
  } catch (cause) {
    throw new DriverError('unsupported_platform', `${path} did not load. Windows editions without sound have none`, { cause });
  }
}

/**
 * The full path leaves no search, so no folder can put another winmm.dll first. kernel32.dll may go by its bare name:
 * every process has it loaded before the first line of its own code, and Windows then answers with the loaded one.
 * A 32-bit process on 64-bit Windows is told System32 and given SysWOW64, by name and by file alike.
 */
function systemDirectory(koffi: typeof Koffi): string {
  const GetSystemDirectoryW: (buffer: Uint16Array, size: number) => number = koffi
    .load('kernel32.dll')
    .func('uint __stdcall GetSystemDirectoryW(_Out_ uint16_t *buffer, uint size)');
  const buffer = new Uint16Array(260);
  const length = GetSystemDirectoryW(buffer, buffer.length);
  if (length === 0 || length >= buffer.length) {
    throw new DriverError('unsupported_platform', `GetSystemDirectoryW gave no usable path (answer ${length})`);
  }
  return String.fromCharCode(...buffer.subarray(0, length));
}
