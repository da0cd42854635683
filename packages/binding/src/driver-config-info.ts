import { DRVCONFIGINFO_LAYOUT } from '@driverproc/messages';
import type { DriverConfigInfo, LParam } from '@driverproc/messages';
import { toPointerSized } from './arguments.js';
import type { MemoryHost } from './memory.js';
import { wideBytes } from './wide-string.js';

/**
 * Reads the DRVCONFIGINFO at an address, byte-packed as mmsystem.h declares it. A DRVCONFIGINFOEX begins with the same
 * fields.
 *
 * @param host - A binding, or the host that a DriverProc is called by.
 * @returns Each name as text; `null` where the structure has a null pointer.
 * @throws DriverError `invalid_argument` for an address that `memory` does not have.
 * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/ns-mmiscapi-drvconfiginfo
 * @public
 */
export function readDriverConfigInfo(host: MemoryHost, address: LParam): DriverConfigInfo {
  const { memory, pointerSize } = host;
  const { size, offsets } = DRVCONFIGINFO_LAYOUT[pointerSize];
  const bytes = memory.readBytes(address, size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stringAt = (offset: number): string | null => {
    const pointer = pointerSize === 4 ? view.getUint32(offset, true) : view.getBigUint64(offset, true);
    const text = toPointerSized(pointer, pointerSize, 'a pointer');
    return text === 0 ? null : memory.readString(text);
  };
  return {
    sectionName: stringAt(offsets.lpszDCISectionName),
    aliasName: stringAt(offsets.lpszDCIAliasName),
  };
}

/**
 * Lends a DRVCONFIGINFO with its strings for as long as `use` runs.
 *
 * @param host - The binding that it is to be sent through.
 * @param use - Gets the address of the structure, which is lParam2 of DRV_CONFIGURE and DRV_INSTALL.
 * @returns What `use` returns.
 * @throws DriverError `invalid_argument` of a memory that does not take the bytes; what `use` throws, as it is.
 * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/ns-mmiscapi-drvconfiginfo
 * @public
 */
export function withDriverConfigInfo<R>(
  host: MemoryHost,
  info: DriverConfigInfo,
  use: (address: LParam) => R,
): R {
  const { memory, pointerSize } = host;
  const { sectionName, aliasName } = info;
  const { size, offsets } = DRVCONFIGINFO_LAYOUT[pointerSize];
  const withString = (text: string | null, next: (address: LParam) => R): R =>
    text === null ? next(0) : memory.lend(wideBytes(text), next);
  return withString(sectionName, (section) =>
    withString(aliasName, (alias) => {
      const bytes = new Uint8Array(size);
      const view = new DataView(bytes.buffer);
      const putPointer = (offset: number, pointer: LParam): void => {
        if (pointerSize === 4) view.setUint32(offset, Number(pointer), true);
        else view.setBigUint64(offset, BigInt.asUintN(64, BigInt(pointer)), true);
      };
      view.setUint32(offsets.dwDCISize, size, true);
      putPointer(offsets.lpszDCISectionName, section);
      putPointer(offsets.lpszDCIAliasName, alias);
      return memory.lend(bytes, use);
    }),
  );
}
