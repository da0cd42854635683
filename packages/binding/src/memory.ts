import type { LParam } from '@driverproc/messages';

/**
 * What an LPARAM points at. An address is a number in every host; only the host knows what lies there, so the same
 * DriverProc runs over native memory, over a small address space in JavaScript, or inside an emulator.
 *
 * Byte order is little-endian everywhere. An address that is not readable is the caller's fault: a memory in JavaScript
 * throws `invalid_argument`; native memory cannot tell and may fault.
 *
 * @public
 */
export interface Memory {
  /**
   * Copies bytes out of memory.
   *
   * @throws DriverError `invalid_argument` for what is no address, or lies outside a memory in JavaScript.
   */
  readBytes(address: LParam, byteLength: number): Uint8Array;
  /**
   * Copies bytes into memory.
   *
   * @throws DriverError `invalid_argument` for what is no address, or lies outside a memory in JavaScript.
   */
  writeBytes(address: LParam, bytes: Uint8Array): void;
  /**
   * Reads UTF-16 text up to, not including, its terminating zero.
   *
   * @throws DriverError `invalid_argument` for what is no address, or lies outside a memory in JavaScript.
   */
  readString(address: LParam): string;
  /**
   * Lends a block that holds a copy of `bytes`, at an address divisible by 8 and never zero, for as long as `use` runs.
   * Blocks may be lent inside `use`. The address means nothing afterwards.
   *
   * @throws DriverError `invalid_argument` for what are no bytes; what `use` throws, as it is.
   */
  lend<R>(bytes: Uint8Array, use: (address: LParam) => R): R;
}

/**
 * Memory, and how wide the addresses in it are: what reading and writing a structure needs. Every binding is one, and so is
 * the host that a DriverProc is called by.
 *
 * @public
 */
export interface MemoryHost {
  /** What an LPARAM points at. */
  readonly memory: Memory;
  /** Width of LPARAM, LRESULT and driver identifiers, in bytes. */
  readonly pointerSize: 4 | 8;
}
