import { beforeEach, describe, expect, it } from 'vitest';
import { createDriverManager, openDriver } from '@driverproc/dispatcher';
import type { DriverManager, DriverModules } from '@driverproc/dispatcher';
import type { DriverProc, HMODULE, Memory } from '@driverproc/binding';
import { defineMessage } from '@driverproc/messages';
import { argument, assemble, run } from './accumulator-machine.ts';
import type { Instruction } from './accumulator-machine.ts';

const IMAGE = 0x2000 as HMODULE;
const ENTRY = 0x2000;
/** The driver's own data: how many instances are open, the sum of the characters of the last text, a pointer. */
const OPENED = 0x3000;
const CHECKSUM = 0x3004;
const POINTER = 0x3008;
const STACK_END = 0xf000;

const onMessage = (msg: number, label: string): readonly Instruction[] => [
  ['load', argument(2)],
  ['add', -msg],
  ['jumpIfZero', label],
];

/** LOAD and the like succeed; OPEN adds up its text and counts; CLOSE counts back; 0x4000 answers the sum, 0x4001 lParam1 + lParam2. */
const program: readonly Instruction[] = [
  ...onMessage(3, 'open'),
  ...onMessage(4, 'close'),
  ...onMessage(0x4000, 'checksum'),
  ...onMessage(0x4001, 'add'),
  ...onMessage(0x4002, 'stuck'),
  ['set', 1],
  ['return'],
  ['label', 'open'],
  ['set', 0],
  ['store', CHECKSUM],
  ['load', argument(3)],
  ['store', POINTER],
  ['jumpIfZero', 'opened'],
  ['label', 'next'],
  ['load', POINTER],
  ['load16'],
  ['jumpIfZero', 'opened'],
  ['addWord', CHECKSUM],
  ['store', CHECKSUM],
  ['load', POINTER],
  ['add', 2],
  ['store', POINTER],
  ['jump', 'next'],
  ['label', 'opened'],
  ['load', OPENED],
  ['add', 1],
  ['store', OPENED],
  ['add', 0x40],
  ['return'],
  ['label', 'close'],
  ['load', OPENED],
  ['add', -1],
  ['store', OPENED],
  ['set', 1],
  ['return'],
  ['label', 'checksum'],
  ['load', CHECKSUM],
  ['return'],
  ['label', 'add'],
  ['load', argument(3)],
  ['addWord', argument(4)],
  ['return'],
  ['label', 'stuck'],
  ['jump', 'stuck'],
];

/** 64 KiB, and a stack in it from which blocks are lent downwards. */
function createMachine() {
  const ram = new Uint8Array(0x10000);
  let stack = STACK_END;
  const memory: Memory = {
    readBytes: (address, byteLength) => ram.slice(Number(address), Number(address) + byteLength),
    writeBytes: (address, bytes) => ram.set(bytes, Number(address)),
    readString(address) {
      const view = new DataView(ram.buffer);
      let text = '';
      for (let at = Number(address); view.getUint16(at, true) !== 0; at += 2) text += String.fromCharCode(view.getUint16(at, true));
      return text;
    },
    lend(bytes, use) {
      const callers = stack;
      stack = (stack - Math.max(bytes.length, 1)) & ~7;
      ram.set(bytes, stack);
      try {
        return use(stack);
      } finally {
        stack = callers;
      }
    },
  };

  let references = 0;
  const driverProc: DriverProc = (...args) => run(ram, ENTRY, args.map(Number));
  const modules: DriverModules = {
    loadLibrary(fileName) {
      if (fileName.toLowerCase() !== 'sum.drv') return null;
      if (references === 0) assemble(ram, ENTRY, program);
      references += 1;
      return IMAGE;
    },
    freeLibrary() {
      references -= 1;
      if (references === 0) ram.fill(0, ENTRY, ENTRY + 0x2000);
    },
    getModuleHandle: () => (references > 0 ? IMAGE : null),
    getModuleFileName: () => 'C:\\WINDOWS\\SYSTEM\\SUM.DRV',
    getDriverProc: () => driverProc,
  };
  return { ram, memory, modules, word: (address: number) => new DataView(ram.buffer).getInt32(address, true) };
}

describe('an emulator: memory and modules are its own, and so is the processor that runs the driver', () => {
  let machine: ReturnType<typeof createMachine>;
  let manager: DriverManager;

  beforeEach(() => {
    machine = createMachine();
    const { memory, modules } = machine;
    manager = createDriverManager({ profile: 'wine', memory, modules, pointerSize: 4, systemIni: { Drivers32: { wave: 'sum.drv AB' } } });
  });

  it('opens a driver that reads its text from the memory of the machine', () => {
    const hdrvr = manager.openDriver('sum.drv AB', null, 0)!;
    expect(manager.instances()).toMatchObject([{ driverId: 0x41, moduleName: 'SUM.DRV' }]);
    expect(machine.word(CHECKSUM)).toBe(0x41 + 0x42);
    expect(manager.sendDriverMessage(hdrvr, 0x4000, 0, 0)).toBe(0x83);
  });

  it('finds it by its alias', () => {
    const hdrvr = manager.openDriver('wave', null, 0)!;
    expect(manager.sendDriverMessage(hdrvr, 0x4000, 0, 0)).toBe(0x83);
  });

  it('passes 32-bit words, signed, both ways', () => {
    const hdrvr = manager.openDriver('sum.drv', null, 0)!;
    expect(manager.sendDriverMessage(hdrvr, 0x4001, 0x7fffffff, 1)).toBe(-0x80000000);
    expect(manager.sendDriverMessage(hdrvr, 0x4001, 0xffffffff, 0)).toBe(-1);
  });

  it('gives the module handle of the machine', () => {
    expect(manager.getDriverModuleHandle(manager.openDriver('sum.drv', null, 0)!)).toBe(IMAGE);
  });

  it('makes the session instance, tells all of the end of the session, closes, and unloads the image', () => {
    manager.openDriver('sum.drv AB', null, 7);
    expect(machine.word(OPENED)).toBe(2);
    expect(manager.endSession()).toEqual({ told: 2, failures: [] });
    expect(machine.word(OPENED)).toBe(0);
    expect(manager.instances()).toEqual([]);
    expect(manager.modules.getModuleHandle('sum.drv')).toBeNull();
    expect(machine.ram[ENTRY]).toBe(0);
  });

  it('is typed like any other', () => {
    const messages = {
      SUM: defineMessage({ id: 0x4001, lParam1: { left: 'LONG' }, lParam2: { right: 'LONG' }, result: 'LONG' }),
    };
    using instance = openDriver(manager, 'sum.drv', { messages });
    expect(instance.send('SUM', { left: 40, right: 2 })).toBe(42);
  });

  it('surfaces a driver that hangs or crashes its processor as handler_threw', () => {
    const hdrvr = manager.openDriver('sum.drv', null, 0)!;
    expect(() => manager.sendDriverMessage(hdrvr, 0x4002, 0, 0)).toThrow('[handler_threw] "SUM.DRV" threw while handling DRV_USER+2');
    machine.ram[ENTRY] = 0xff;
    expect(() => manager.sendDriverMessage(hdrvr, 0x4000, 0, 0)).toThrow('illegal instruction 255 at 0x2000');
  });
});
