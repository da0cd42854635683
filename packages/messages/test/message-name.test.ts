import { driverProcMessageName } from '@driverproc/messages';
import { describe, expect, it } from 'vitest';

describe('driverProcMessageName', () => {
  it('names the standard messages', () => {
    expect(driverProcMessageName(0x0001)).toBe('DRV_LOAD');
    expect(driverProcMessageName(0x000b)).toBe('DRV_EXITSESSION');
    expect(driverProcMessageName(0x080b)).toBe('DRV_PNPINSTALL');
  });

  it('counts 4096 numbers from DRV_RESERVED and from DRV_USER', () => {
    expect(driverProcMessageName(0x0800)).toBe('DRV_RESERVED+0');
    expect(driverProcMessageName(0x17ff)).toBe('DRV_RESERVED+4095');
    expect(driverProcMessageName(0x4000)).toBe('DRV_USER+0');
    expect(driverProcMessageName(0x4001)).toBe('DRV_USER+1');
    expect(driverProcMessageName(0x4fff)).toBe('DRV_USER+4095');
  });

  it('writes every other number in hexadecimal, with at least four digits', () => {
    expect(driverProcMessageName(0)).toBe('0x0000');
    expect(driverProcMessageName(0x000d)).toBe('0x000D');
    expect(driverProcMessageName(0x07ff)).toBe('0x07FF');
    expect(driverProcMessageName(0x1800)).toBe('0x1800');
    expect(driverProcMessageName(0x3fff)).toBe('0x3FFF');
    expect(driverProcMessageName(0x5000)).toBe('0x5000');
    expect(driverProcMessageName(0xffffffff)).toBe('0xFFFFFFFF');
  });
});
