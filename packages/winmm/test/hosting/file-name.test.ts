import { describe, expect, it } from 'vitest';
import { checkFileName } from '../../src/hosting/file-name.js';

describe('the name of a hosted driver', () => {
  it.each([
    ['gain.drv', 'gain.drv'],
    ['Gain.DLL', 'Gain.DLL'],
    ['gain', 'gain.dll'],
    ['gain.v2.drv', 'gain.v2.drv'],
    ['größe.drv', 'größe.drv'],
    ['console.drv', 'console.drv'],
  ])('%s is the file %s', (name, file) => {
    expect(checkFileName(name)).toBe(file);
  });

  it.each(['', 'a b.drv', '..', '.drv', 'gain.', 'C:gain.drv', '\\gain.drv', 'a/b.drv', 'a\0.drv', 'a\tb.drv', 'a\u0085.drv', 'what?.drv', 'nul', 'NUL.drv', 'com1.drv', 'x'.repeat(65)])(
    '%j is none',
    (name) => {
      expect(() => checkFileName(name)).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
    },
  );

  it('says what a name is', () => {
    expect(() => checkFileName('a b.drv')).toThrow(
      '[invalid_argument] a name is a file name of at most 64 characters without blanks and without a path, such as "gain.drv"; got "a b.drv"',
    );
  });
});
