import { createDriverManager, defineDriver, openDriver } from '@driverproc/dispatcher';
import { defineMessage } from '@driverproc/messages';
import { describe, expect, it } from 'vitest';

describe('a message without a name', () => {
  const messages = { '': defineMessage({ id: 0x4000, result: 'none' }) };

  it('cannot be a driver’s own', () => {
    expect(() => defineDriver({ messages, open: () => 1 })).toThrow('[invalid_argument] the message 0x4000 has no name');
  });

  it('cannot be sent, not even before any other', () => {
    const manager = createDriverManager({ drivers: { 'a.drv': () => 1 } });
    const instance = openDriver(manager, 'a.drv');
    expect(() => instance.send('' as 'DRV_QUERYCONFIGURE')).toThrow('[invalid_argument] there is no message');
  });
});
