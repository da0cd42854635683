import type { LibraryHandle } from 'koffi';
import type { Native } from './native-integer.js';

/**
 * The functions of winmm.dll, called as they are: koffi takes 1.7 for message 1 and a number for the address of a name,
 * so nothing unchecked may come here.
 *
 * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/
 */
export interface WinmmFunctions {
  readonly OpenDriver: (driverName: string, sectionName: string | null, lParam2: Native) => Native;
  readonly CloseDriver: (hdrvr: Native, lParam1: Native, lParam2: Native) => Native;
  readonly SendDriverMessage: (hdrvr: Native, message: number, lParam1: Native, lParam2: Native) => Native;
  readonly GetDriverModuleHandle: (hdrvr: Native) => Native;
  readonly DefDriverProc: (id: Native, hdrvr: Native, message: number, lParam1: Native, lParam2: Native) => Native;
  readonly DriverCallback: (
    target: Native,
    flags: number,
    hdrvr: Native,
    message: number,
    user: Native,
    param1: Native,
    param2: Native,
  ) => number;
}

export function winmmFunctions(winmm: LibraryHandle): WinmmFunctions {
  return {
    OpenDriver: winmm.func('intptr __stdcall OpenDriver(str16 driverName, str16 sectionName, intptr lParam2)'),
    CloseDriver: winmm.func('intptr __stdcall CloseDriver(intptr hdrvr, intptr lParam1, intptr lParam2)'),
    SendDriverMessage: winmm.func('intptr __stdcall SendDriverMessage(intptr hdrvr, uint message, intptr lParam1, intptr lParam2)'),
    GetDriverModuleHandle: winmm.func('intptr __stdcall GetDriverModuleHandle(intptr hdrvr)'),
    DefDriverProc: winmm.func('intptr __stdcall DefDriverProc(intptr id, intptr hdrvr, uint message, intptr lParam1, intptr lParam2)'),
    DriverCallback: winmm.func('int __stdcall DriverCallback(intptr target, uint flags, intptr hdrvr, uint message, intptr user, intptr param1, intptr param2)'),
  };
}
