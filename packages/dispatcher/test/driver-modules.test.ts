import { describe, expect, it } from 'vitest';
import { createDriverManager, createDriverModules } from '@driverproc/dispatcher';
import type { DriverSource } from '@driverproc/dispatcher';
import type { HMODULE } from '@driverproc/binding';

const one = () => 1;
const host = createDriverManager({ drivers: {} });

describe('createDriverModules', () => {
  it('counts references: the last one unloads', () => {
    const modules = createDriverModules({ 'a.drv': one });
    expect(modules.getModuleHandle('a.drv')).toBeNull();
    const hmodule = modules.loadLibrary('a.drv')!;
    expect(modules.loadLibrary('A.DRV')).toBe(hmodule);
    modules.freeLibrary(hmodule);
    expect(modules.getModuleHandle('a.drv')).toBe(hmodule);
    modules.freeLibrary(hmodule);
    expect(modules.getModuleHandle('a.drv')).toBeNull();
    modules.freeLibrary(hmodule);
    expect(modules.loadLibrary('a.drv')).toBe(hmodule);
  });

  it.each([
    ['a.drv', 'C:\\Windows\\System32\\a.drv'],
    ['plain', 'C:\\Windows\\System32\\plain.dll'],
    ['sub\\a.drv', 'C:\\Windows\\System32\\sub\\a.drv'],
    ['D:\\drivers\\..\\a.drv', 'D:\\a.drv'],
    ['D:/drivers/./a.drv', 'D:\\drivers\\a.drv'],
  ])('finds %s at %s', (fileName, path) => {
    const modules = createDriverModules({ [fileName]: one });
    const hmodule = modules.loadLibrary(path.toUpperCase())!;
    expect(modules.getModuleFileName(hmodule)).toBe(path);
    expect(modules.getModuleHandle(fileName)).toBe(hmodule);
  });

  it('takes a dot at the end for "no extension"', () => {
    const modules = createDriverModules({ 'bare.': one, 'bare.dll': () => 2 });
    expect(modules.loadLibrary('bare.')).not.toBe(modules.loadLibrary('bare'));
  });

  it('looks for names without a path in the folder that it is given', () => {
    const modules = createDriverModules({ 'a.drv': one }, { directory: 'C:\\build' });
    expect(modules.getModuleFileName(modules.loadLibrary('C:\\BUILD\\A.DRV')!)).toBe('C:\\build\\a.drv');
    expect(modules.loadLibrary('C:\\Windows\\System32\\a.drv')).toBeNull();
  });

  it.each(['', ' ', 'b.drv', 'a', 'a.drv.dll', '..', 'C:\\a.drv'])('does not find %j', (fileName) => {
    expect(createDriverModules({ 'a.drv': one }).loadLibrary(fileName)).toBeNull();
  });

  it('gives every module a handle of its own, never zero, and nothing for a handle that is none', () => {
    const modules = createDriverModules({ 'a.drv': one, 'b.drv': one });
    const [a, b] = [modules.loadLibrary('a.drv')!, modules.loadLibrary('b.drv')!];
    expect(a).not.toBe(b);
    expect(Number(a) > 0 && Number(b) > 0).toBe(true);
    const none = 5 as HMODULE;
    modules.freeLibrary(none);
    expect([modules.getModuleFileName(none), modules.getDriverProc(none, host)]).toEqual(['', null]);
  });

  it('gives the same DriverProc as long as a module stays loaded, and connects anew after that', () => {
    let connected = 0;
    const driver: DriverSource = { connect: () => (connected += 1, () => connected) };
    const modules = createDriverModules({ 'a.drv': driver });
    const hmodule = modules.loadLibrary('a.drv')!;
    expect(modules.getDriverProc(hmodule, host)).toBe(modules.getDriverProc(hmodule, host));
    expect(connected).toBe(1);
    modules.freeLibrary(hmodule);
    expect(modules.getDriverProc(hmodule, host)).toBeNull();
    modules.getDriverProc(modules.loadLibrary('a.drv')!, host);
    expect(connected).toBe(2);
  });

  it('has no DriverProc for a module that exports none', () => {
    const modules = createDriverModules({ 'noproc.dll': null });
    expect(modules.getDriverProc(modules.loadLibrary('noproc')!, host)).toBeNull();
  });

  it('can serve two managers: each counts its own references', () => {
    const modules = createDriverModules({ 'a.drv': one });
    const [first, second] = [createDriverManager({ modules }), createDriverManager({ modules })];
    first.openDriver('a.drv', null, 0);
    second.openDriver('a.drv', null, 0);
    first.closeAll();
    expect(modules.getModuleHandle('a.drv')).not.toBeNull();
    second.closeAll();
    expect(modules.getModuleHandle('a.drv')).toBeNull();
  });
});
