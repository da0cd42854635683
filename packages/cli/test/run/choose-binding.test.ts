import { describe, expect, it } from 'vitest';
import { chooseBinding } from '../../src/run/choose-binding.js';

describe('which binding drv run takes', () => {
  it.each([
    ['auto', 'linux', {}, null, 'manager', 'there is no winmm.dll on linux'],
    ['auto', 'linux', {}, 'wine', 'manager', 'there is no winmm.dll on linux'],
    ['auto', 'win32', {}, null, 'winmm', 'this is Windows'],
    ['auto', 'win32', { WINEPREFIX: '/p' }, null, 'winmm', 'this is Wine'],
    ['auto', 'win32', { WINECONFIGDIR: '/p' }, null, 'winmm', 'this is Wine'],
    ['auto', 'win32', { WINEPREFIX: '/p' }, 'win31', 'winmm', 'this is Wine, where --profile win31 is not used'],
    ['manager', 'win32', {}, 'win31', 'manager', '--binding manager'],
    ['winmm', 'win32', {}, null, 'winmm', '--binding winmm'],
  ] as const)('%s on %s with %j and profile %s: %s, %s', (binding, platform, env, profile, name, reason) => {
    expect(chooseBinding({ binding, profile }, platform, env)).toEqual([name, reason]);
  });
});
