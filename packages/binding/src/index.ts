export type { LParam, LResult } from '@driverproc/messages';
export { checkHandle, checkMessage, checkName, toPointerSized } from './arguments.js';
export type { DriverBinding, DriverProc, HDRVR, HMODULE } from './driver-binding.js';
export type { DriverCallback, DriverCallbackFunction } from './driver-callback.js';
export { readDriverConfigInfo, withDriverConfigInfo } from './driver-config-info.js';
export { DriverError, isDriverError } from './driver-error.js';
export type { DriverErrorCode, DriverErrorDetails } from './driver-error.js';
export type { Memory } from './memory.js';
export { wideBytes } from './wide-string.js';
