import { describe, expect, it } from 'vitest';
import { createMockBinding, createMockDriver } from '@driverproc/mock';
import type { MockScript } from '@driverproc/mock';
import { openDriver } from '@driverproc/dispatcher';
import { defineMessage } from '@driverproc/messages';

const messages = { PING: defineMessage({ id: 0x4000, result: 'LONG' }) };

function open(script?: MockScript) {
  const driver = createMockDriver(script);
  const binding = createMockBinding({ 'gain.drv': driver });
  return { driver, binding, instance: openDriver(binding, 'gain.drv', { messages }) };
}

describe('a mock driver without a script', () => {
  it('can be loaded, opened and closed, and numbers its instances 1, 2, 3', () => {
    const binding = createMockBinding({ 'gain.drv': createMockDriver() });
    for (let count = 0; count < 3; count += 1) openDriver(binding, 'gain.drv');
    expect(binding.instances().map(({ driverId }) => driverId)).toEqual([1, 2, 3]);
    binding.closeAll();
    expect(binding.instances()).toEqual([]);
  });

  it('leaves all else to the DefDriverProc of the host', () => {
    const { binding, instance } = open();
    expect(instance.send('DRV_QUERYCONFIGURE')).toBe(false);
    expect(instance.send('DRV_INSTALL', { configInfo: null })).toBe('DRVCNF_OK');
    expect(instance.send('PING')).toBe(0);
    expect(binding.sendDriverMessage(instance.hdrvr, 10, 0, 0)).toBe(1);
  });
});

describe('a script', () => {
  it('gives one answer every time', () => {
    const { instance } = open({ 0x4000: 7 });
    expect([1, 2, 3].map(() => instance.send('PING'))).toEqual([7, 7, 7]);
  });

  it('gives a list in order, the last of which stays', () => {
    const { instance } = open({ 0x4000: [1, 2, 3] });
    expect([1, 2, 3, 4, 5].map(() => instance.send('PING'))).toEqual([1, 2, 3, 3, 3]);
  });

  it('takes undefined in a list for the usual answer', () => {
    const { binding } = open({ DRV_OPEN: [undefined, 40, undefined] });
    openDriver(binding, 'gain.drv');
    openDriver(binding, 'gain.drv');
    expect(binding.instances().map(({ driverId }) => driverId)).toEqual([1, 40, 2]);
  });

  it.each([
    [true, 1],
    [false, 0],
    ['DRVCNF_CANCEL', 0],
    ['DRVCNF_OK', 1],
    ['DRVCNF_RESTART', 2],
    [-5, -5],
    [2n ** 60n, 2n ** 60n],
  ] as const)('takes %s for %s', (answer, expected) => {
    const { binding, instance } = open({ DRV_CONFIGURE: answer });
    expect(binding.sendDriverMessage(instance.hdrvr, 7, 0, 0)).toBe(expected);
  });

  it('counts across instances', () => {
    const { binding, instance } = open({ 0x4000: [1, 2, 3] });
    const other = openDriver(binding, 'gain.drv', { messages });
    expect([instance.send('PING'), other.send('PING'), instance.send('PING')]).toEqual([1, 2, 3]);
  });

  it('counts on when the module is loaded anew', () => {
    const { binding, instance } = open({ DRV_OPEN: [10, 20, 30] });
    instance.close();
    openDriver(binding, 'gain.drv');
    expect(binding.instances()).toMatchObject([{ driverId: 20 }]);
  });

  it.each([
    [{ DRV_POWR: 1 }, 'there is no message DRV_POWR to script'],
    [{ [-1]: 1 }, 'there is no message -1 to script'],
    [{ [2 ** 32]: 1 }, 'there is no message 4294967296 to script'],
    [{ '': 1 }, 'there is no message'],
    [{ toString: 1 }, 'there is no message toString to script'],
    [{ DRV_LOAD: [] }, 'the script has no answer to DRV_LOAD'],
    [{ DRV_LOAD: 1, 1: 0 }, 'the script has a message twice'],
    [{ DRV_LOAD: null }, 'DRV_LOAD'],
    [{ DRV_LOAD: 'yes' }, 'DRV_LOAD'],
    [{ DRV_LOAD: {} }, 'DRV_LOAD'],
    [{ DRV_LOAD: [1, () => 1] }, 'DRV_LOAD'],
    [null, 'script'],
    [5, 'script'],
  ])('refuses %j', (script, text) => {
    const create = () => createMockDriver(script as never);
    expect(create).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
    expect(create).toThrow(text);
  });
});

describe('unusedAnswers', () => {
  it('names what no message has asked for, by message and place in the list', () => {
    const { driver, instance } = open({ DRV_OPEN: 5, DRV_POWER: 1, 0x4000: [1, 2, 3] });
    expect(driver.unusedAnswers()).toEqual(['16384, answer 1', '16384, answer 2', '16384, answer 3', 'DRV_POWER']);
    instance.send('PING');
    expect(driver.unusedAnswers()).toEqual(['16384, answer 2', '16384, answer 3', 'DRV_POWER']);
    instance.send('PING');
    instance.send('PING');
    expect(driver.unusedAnswers()).toEqual(['DRV_POWER']);
  });

  it('is empty when all was asked for, however often', () => {
    const { driver, instance } = open({ 0x4000: [1, 2] });
    for (let count = 0; count < 5; count += 1) instance.send('PING');
    expect(driver.unusedAnswers()).toEqual([]);
    expect(createMockDriver().unusedAnswers()).toEqual([]);
  });
});
