import { describe, expect, it } from 'vitest';
import { parseOptions } from '../src/options.ts';

describe('the options of compare', () => {
  it('have defaults, and any seed', () => {
    expect(parseOptions([])).toEqual({ runs: 300, seed: expect.any(Number), arch: 'x64', profile: 'wine', out: null, json: false });
    expect(parseOptions([])).not.toEqual(parseOptions([]));
  });

  it('are taken as they are given', () => {
    expect(parseOptions(['--runs', '100', '--seed', '7', '--arch', 'ia32', '--profile', 'win31', '--out', 'f.json', '--json'])).toEqual({
      runs: 100,
      seed: 7,
      arch: 'ia32',
      profile: 'win31',
      out: 'f.json',
      json: true,
    });
  });

  it.each([
    [['--runs', '0'], '--runs is an integer from 1 to 9999999; got 0'],
    [['--runs', '1e3'], '--runs is an integer from 1 to 9999999; got 1e3'],
    [['--seed=-1'], '--seed is an integer from 0 to 999999999; got -1'],
    [['--arch', 'arm64'], '--arch is x64 or ia32; got arm64'],
    [['--profile', 'xp'], '--profile is one of win32, wine, win31; got xp'],
    [['--tuns', '3'], "Unknown option '--tuns'"],
    [['300'], "Unexpected argument '300'. This command does not take positional arguments"],
  ])('%j are refused', (args, error) => {
    expect(parseOptions(args)).toEqual({ error: expect.stringContaining(error) });
  });

  it('may ask for help', () => {
    expect(parseOptions(['--help'])).toBe('help');
    expect(parseOptions(['-h'])).toBe('help');
  });
});
