import { describe, expect, it } from 'vitest';
import { createMockBinding, createMockDriver } from '@driverproc/mock';
import type { MockScript } from '@driverproc/mock';
import { openDriver } from '@driverproc/dispatcher';
import { defineMessage } from '@driverproc/messages';

const messages = { PING: defineMessage({ id: 0x4000, result: 'LONG' }) };
const bindingWith = (script: MockScript) => createMockBinding({ 'gain.drv': createMockDriver(script) });
const cause = new Error('out of tape');

describe('a fault that throws', () => {
  it.each(['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN'] as const)('in %s: nothing is open, and the next open works', (message) => {
    const binding = bindingWith({ [message]: [{ throws: cause }, 1] });
    expect(() => openDriver(binding, 'gain.drv')).toThrow(expect.objectContaining({ code: 'handler_threw', driverMessage: message, cause }));
    expect(binding.instances()).toEqual([]);
    openDriver(binding, 'gain.drv').close();
  });

  it('in a message', () => {
    const instance = openDriver(bindingWith({ 0x4000: [3, { throws: cause }, 4] }), 'gain.drv', { messages });
    expect(instance.send('PING')).toBe(3);
    expect(() => instance.send('PING')).toThrow(expect.objectContaining({ code: 'handler_threw', cause }));
    expect(instance.send('PING')).toBe(4);
  });

  it('in DRV_EXITSESSION is reported', () => {
    const binding = bindingWith({ DRV_EXITSESSION: { throws: cause } });
    openDriver(binding, 'gain.drv');
    expect(binding.endSession()).toMatchObject({ told: 1, failures: [{ code: 'handler_threw', cause }] });
  });

  it('may throw anything', () => {
    const instance = openDriver(bindingWith({ 0x4000: { throws: undefined } }), 'gain.drv', { messages });
    expect(() => instance.send('PING')).toThrow(expect.objectContaining({ code: 'handler_threw', cause: undefined }));
  });
});

describe('a fault that refuses', () => {
  it.each(['DRV_LOAD', 'DRV_OPEN'] as const)('%s: open_failed', (message) => {
    const binding = bindingWith({ [message]: [{ refuses: true } as const, undefined] });
    expect(() => openDriver(binding, 'gain.drv')).toThrow('[open_failed]');
    openDriver(binding, 'gain.drv');
    expect(binding.instances()).toHaveLength(1);
  });

  it('DRV_CLOSE: close_refused where the host lets it', () => {
    const instance = openDriver(bindingWith({ DRV_CLOSE: [{ refuses: true }, 1] }), 'gain.drv');
    expect(() => instance.close()).toThrow('[close_refused]');
    instance.close();
  });
});

describe('a fault that answers what is no answer', () => {
  it.each([['a string', 'yes'], ['nothing', undefined], ['1.5', 1.5], ['null', null]])('%s: invalid_answer', (_what, wrong) => {
    const instance = openDriver(bindingWith({ 0x4000: { wrong } }), 'gain.drv', { messages });
    expect(() => instance.send('PING')).toThrow(expect.objectContaining({ code: 'invalid_answer' }));
  });

  it('a DRVCNF_ value that there is not: invalid_answer for who sent it', () => {
    const instance = openDriver(bindingWith({ DRV_CONFIGURE: { wrong: 7 } }), 'gain.drv');
    expect(() => instance.send('DRV_CONFIGURE', { parent: 0, configInfo: null })).toThrow(
      '[invalid_answer] the answer to DRV_CONFIGURE is DRVCNF_CANCEL, DRVCNF_OK, DRVCNF_RESTART; got 7',
    );
  });
});
