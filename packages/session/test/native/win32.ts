import koffi from 'koffi';
import { bindDirectCall } from '../../dist/windows/direct-call.js';

// What the tests do to the hidden window, and ask Windows about it. Loaded on first use: nothing of it exists elsewhere.
const library = (name: string): ReturnType<typeof koffi.load> => koffi.load(`${name}.dll`);
type Handle = number | bigint;

export const WM_CLOSE = 0x0010;
export const WM_QUERYENDSESSION = 0x0011;
export const WM_ENDSESSION = 0x0016;
export const WM_POWERBROADCAST = 0x0218;

/** The window of the one watch that there is; zero when there is none. */
export function sessionWindow(): Handle {
  return library('user32').func('intptr __stdcall FindWindowW(str16 className, str16 title)')(null, 'driverproc session');
}

export function postMessage(message: number, wParam: number, lParam: number): void {
  bindDirectCall(library('user32'), 'int __stdcall PostMessageW(intptr window, uint message, uintptr wParam, intptr lParam)')(sessionWindow(), message, wParam, lParam);
}

/** Sends from another thread, as the system does; resolved with the answer. */
export function sendMessage(message: number, wParam: number, lParam: number): Promise<Handle> {
  const SendMessageW = library('user32').func('intptr __stdcall SendMessageW(intptr window, uint message, uintptr wParam, intptr lParam)');
  return new Promise((resolve, reject) => {
    SendMessageW.async(sessionWindow(), message, wParam, lParam, (error: Error | null, answer: Handle) => (error ? reject(error) : resolve(answer)));
  });
}

export function className(window: Handle): string {
  const name = new Uint16Array(256);
  const length: number = library('user32').func('int __stdcall GetClassNameW(intptr window, _Out_ uint16_t *name, int size)')(window, name, name.length);
  return String.fromCharCode(...name.subarray(0, length));
}

export function classExists(name: string): boolean {
  const instance = library('kernel32').func('intptr __stdcall GetModuleHandleW(str16 name)')(null);
  const info = new Uint8Array(80);
  new DataView(info.buffer).setUint32(0, process.arch === 'ia32' ? 48 : 80, true);
  return library('user32').func('int __stdcall GetClassInfoExW(intptr instance, str16 name, _Inout_ uint8_t *info)')(instance, name, info) !== 0;
}

/** Threads of this process. */
export function threadCount(): number {
  const kernel32 = library('kernel32');
  const snapshot = kernel32.func('intptr __stdcall CreateToolhelp32Snapshot(uint flags, uint process)')(4, 0);
  const entry = new Uint8Array(28);
  const view = new DataView(entry.buffer);
  view.setUint32(0, 28, true);
  const next = (name: string): boolean => kernel32.func(`int __stdcall ${name}(intptr snapshot, _Inout_ uint8_t *entry)`)(snapshot, entry) !== 0;
  let count = 0;
  for (let found = next('Thread32First'); found; found = next('Thread32Next')) if (view.getUint32(12, true) === process.pid) count += 1;
  kernel32.func('int __stdcall CloseHandle(intptr handle)')(snapshot);
  return count;
}

/** Makes the window's thread stop, as nobody should. */
export function quitWindowThread(): void {
  const user32 = library('user32');
  const thread = user32.func('uint __stdcall GetWindowThreadProcessId(intptr window, intptr process)')(sessionWindow(), 0);
  const WM_QUIT = 0x0012;
  bindDirectCall(user32, 'int __stdcall PostThreadMessageW(uint thread, uint message, uintptr wParam, intptr lParam)')(thread, WM_QUIT, 0, 0);
}
