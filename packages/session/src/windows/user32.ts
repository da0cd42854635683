import type Koffi from 'koffi';
import { bindDirectCall } from './direct-call.js';
import { loadSystemLibrary } from './system-library.js';

/** An `intptr` as koffi gives it. */
export type Native = number | bigint;

export type WindowProc = (window: Native, message: number, wParam: Native, lParam: Native) => Native;

export const WM_CLOSE = 0x0010;
export const WM_ENDSESSION = 0x0016;
export const WM_QUERYENDSESSION = 0x0011;
export const WM_POWERBROADCAST = 0x0218;
export const WM_QUIT = 0x0012;
/** The first message that is a program's own. */
export const WM_APP = 0x8000;

const WS_POPUP = 0x8000_0000;
const WS_EX_TOOLWINDOW = 0x0000_0080;

/** The window functions of the thread that has the window. */
export interface User32 {
  /**
   * Makes a window that is never shown. It is a top-level one: the system asks no other before it ends the session.
   *
   * @returns How to take it away, and its handle; or which call failed.
   */
  createHiddenWindow(className: string, procedure: WindowProc): HiddenWindow | { readonly failed: string };
  /** Sleeps until there is a message, and has it handled. False for WM_QUIT, and when it cannot go on. */
  dispatchNext(): boolean;
  readonly DefWindowProcW: WindowProc;
  readonly SendMessageW: WindowProc;
  readonly ShutdownBlockReasonCreate: (window: Native, reason: string) => number;
  readonly ShutdownBlockReasonDestroy: (window: Native) => number;
}

interface HiddenWindow {
  readonly window: Native;
  destroy(): void;
}

export function loadUser32(koffi: typeof Koffi): User32 {
  const user32 = loadSystemLibrary(koffi, 'user32.dll');
  const kernel32 = koffi.load('kernel32.dll');
  const procedureType = koffi.proto('intptr __stdcall (intptr window, uint32 message, uintptr wParam, intptr lParam)');
  const classType = koffi.struct({
    cbSize: 'uint32',
    style: 'uint32',
    lpfnWndProc: koffi.pointer(procedureType),
    cbClsExtra: 'int32',
    cbWndExtra: 'int32',
    hInstance: 'intptr',
    hIcon: 'intptr',
    hCursor: 'intptr',
    hbrBackground: 'intptr',
    lpszMenuName: 'str16',
    lpszClassName: 'str16',
    hIconSm: 'intptr',
  });
  const RegisterClassExW = user32.func('__stdcall', 'RegisterClassExW', 'uint16', [koffi.pointer(classType)]);
  const CreateWindowExW = user32.func(
    'intptr __stdcall CreateWindowExW(uint32 exStyle, str16 className, str16 title, uint32 style, int x, int y, int width, int height, intptr parent, intptr menu, intptr instance, intptr parameter)',
  );
  const DestroyWindow = bindDirectCall(user32, 'int __stdcall DestroyWindow(intptr window)');
  const UnregisterClassW = user32.func('int __stdcall UnregisterClassW(str16 className, intptr instance)');
  // MSG is at most 48 bytes; nothing of it is read here.
  const GetMessageW = bindDirectCall(user32, 'int __stdcall GetMessageW(_Out_ uint8_t *message, intptr window, uint32 first, uint32 last)');
  const DispatchMessageW = user32.func('intptr __stdcall DispatchMessageW(uint8_t *message)');
  const GetModuleHandleW = kernel32.func('intptr __stdcall GetModuleHandleW(str16 name)');
  const GetLastError = kernel32.func('uint32 __stdcall GetLastError()');
  const message = new Uint8Array(48);

  return {
    DefWindowProcW: user32.func('intptr __stdcall DefWindowProcW(intptr window, uint32 message, uintptr wParam, intptr lParam)'),
    SendMessageW: user32.func('intptr __stdcall SendMessageW(intptr window, uint32 message, uintptr wParam, intptr lParam)'),
    ShutdownBlockReasonCreate: user32.func('int __stdcall ShutdownBlockReasonCreate(intptr window, str16 reason)'),
    ShutdownBlockReasonDestroy: user32.func('int __stdcall ShutdownBlockReasonDestroy(intptr window)'),
    dispatchNext() {
      if (GetMessageW(message, 0, 0, 0) <= 0) return false;
      DispatchMessageW(message);
      return true;
    },
    createHiddenWindow(className, procedure) {
      const instance: Native = GetModuleHandleW(null);
      const callback = koffi.register(procedure, koffi.pointer(procedureType));
      const atom: number = RegisterClassExW({
        cbSize: koffi.sizeof(classType),
        style: 0,
        lpfnWndProc: callback,
        cbClsExtra: 0,
        cbWndExtra: 0,
        hInstance: instance,
        hIcon: 0,
        hCursor: 0,
        hbrBackground: 0,
        lpszMenuName: null,
        lpszClassName: className,
        hIconSm: 0,
      });
      if (atom === 0) {
        const failed = `RegisterClassExW: error ${GetLastError()}`;
        koffi.unregister(callback);
        return { failed };
      }
      const removeClass = (): void => {
        UnregisterClassW(className, instance);
        koffi.unregister(callback);
      };
      const window: Native = CreateWindowExW(WS_EX_TOOLWINDOW, className, 'driverproc session', WS_POPUP, 0, 0, 0, 0, 0, 0, instance, 0);
      if (window === 0) {
        const failed = `CreateWindowExW: error ${GetLastError()}`;
        removeClass();
        return { failed };
      }
      return {
        window,
        destroy() {
          DestroyWindow(window);
          removeClass();
        },
      };
    },
  };
}
