import { describe, expect, it } from 'vitest';
import { createDriverManager, defineDriver, openDriver } from '@driverproc/dispatcher';
import type { DriverProc } from '@driverproc/binding';
import type { DriverConfigInfo } from '@driverproc/messages';

/** UTF-16 with its terminating zero, written out by hand. */
function wide(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2 + 2);
  new Uint16Array(bytes.buffer).set(Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)));
  return bytes;
}

describe.each([
  [4, 12, [0, 4, 8]],
  [8, 20, [0, 4, 12]],
] as const)('DRVCONFIGINFO with pointers of %s bytes: %s bytes, fields at %j', (pointerSize, size, [sizeAt, sectionAt, aliasAt]) => {
  const readPointer = (view: DataView, at: number): number =>
    pointerSize === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));

  it('is what a driver finds at lParam2 of DRV_CONFIGURE', () => {
    const seen: unknown[] = [];
    const driver: DriverProc = (_id, _hdrvr, msg, lParam1, lParam2) => {
      if (msg !== 7) return 1;
      const view = new DataView(manager.memory.readBytes(lParam2, size).buffer);
      const [section, alias] = [sectionAt, aliasAt].map((at) => manager.memory.readString(readPointer(view, at)));
      seen.push(lParam1, view.getUint32(sizeAt, true), section, alias);
      return 1;
    };
    const manager = createDriverManager({ drivers: { 'a.drv': driver }, pointerSize });
    const instance = openDriver(manager, 'a.drv');
    const answer = instance.send('DRV_CONFIGURE', {
      parent: 0x44,
      configInfo: { sectionName: 'Drivers32', aliasName: 'wave1' },
    });
    expect(answer).toBe('DRVCNF_OK');
    expect(seen).toEqual([0x44, size, 'Drivers32', 'wave1']);
  });

  it('is what a typed driver gets from one that lies in memory', () => {
    const seen: (DriverConfigInfo | null)[] = [];
    const driver = defineDriver({ open: () => ({}) }).handle({
      DRV_INSTALL: ({ configInfo }) => (seen.push(configInfo), 'DRVCNF_RESTART'),
    });
    const manager = createDriverManager({ drivers: { 'a.drv': driver }, pointerSize });
    const hdrvr = manager.openDriver('a.drv', null, 0)!;
    manager.memory.lend(wide('MCI'), (section) => {
      const bytes = new Uint8Array(size);
      const view = new DataView(bytes.buffer);
      view.setUint32(sizeAt, size, true);
      view.setUint32(sectionAt, Number(section), true);
      manager.memory.lend(bytes, (address) => manager.sendDriverMessage(hdrvr, 9, 0, address));
    });
    manager.sendDriverMessage(hdrvr, 9, 0, 0);
    expect(seen).toEqual([{ sectionName: 'MCI', aliasName: null }, null]);
  });

  it.each([
    { sectionName: null, aliasName: null },
    { sectionName: '', aliasName: '' },
    { sectionName: 'Drivers32', aliasName: null },
    { sectionName: null, aliasName: '\u{1f600}\ud800' },
  ])('passes there and back: %j', (configInfo) => {
    const seen: unknown[] = [];
    const driver = defineDriver({ open: () => ({}) }).handle({
      DRV_CONFIGURE: (event) => (seen.push(event.configInfo), 'DRVCNF_CANCEL'),
    });
    const instance = openDriver(createDriverManager({ drivers: { 'a.drv': driver }, pointerSize }), 'a.drv');
    expect(instance.send('DRV_CONFIGURE', { parent: 0, configInfo })).toBe('DRVCNF_CANCEL');
    expect(seen).toEqual([configInfo]);
  });
});
