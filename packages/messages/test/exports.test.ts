import * as messages from '@driverproc/messages';
import { expect, it } from 'vitest';

it('exports these names besides the constants', () => {
  const others = Object.entries(messages).filter(([, value]) => typeof value !== 'number');
  expect(others.map(([name, value]) => `${name}: ${typeof value}`).sort()).toEqual([
    'DRVCONFIGINFOEX_LAYOUT: object',
    'DRVCONFIGINFO_LAYOUT: object',
    'defineMessage: function',
    'driverMessages: object',
    'driverProcMessageName: function',
  ]);
});
