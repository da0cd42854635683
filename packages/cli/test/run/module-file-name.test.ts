import { describe, expect, it } from 'vitest';
import { moduleFileNames } from '../../src/run/module-file-name.js';

describe('the name of the module that a file’s driver gets', () => {
  it.each([
    ['gain.mjs', 'gain.drv'],
    ['some/folder/gain.mjs', 'gain.drv'],
    ['/gain', 'gain.drv'],
    ['my.gain.js', 'my.gain.drv'],
    ['my  gain.mjs', 'my--gain.drv'],
    ['a*b?.mjs', 'a-b-.drv'],
    ['.gain.mjs', 'gain.drv'],
    ['..', 'driver.drv'],
    ['verstärker.mjs', 'verstärker.drv'],
    // Windows has no file con.drv.
    ['con.mjs', 'con-.drv'],
    ['LPT1.left.mjs', 'LPT1-.left.drv'],
    ['console.mjs', 'console.drv'],
    [`${'𝄞'.repeat(60)}.mjs`, `${'𝄞'.repeat(52)}.drv`],
  ])('%s: %s', (file, name) => {
    expect(moduleFileNames([file])).toEqual([name]);
  });

  it('is no other’s, whatever the case', () => {
    expect(moduleFileNames(['a/gain.mjs', 'b/GAIN.mjs', 'gain-2.mjs', 'gain.js'])).toEqual(['gain.drv', 'GAIN-2.drv', 'gain-2-2.drv', 'gain-3.drv']);
  });
});
