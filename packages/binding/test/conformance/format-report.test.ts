import { expect, it } from 'vitest';
import { formatConformanceReport } from '@driverproc/binding/conformance';
import type { ConformanceResult } from '@driverproc/binding/conformance';

const result = (id: string, rest: Partial<ConformanceResult>): ConformanceResult => ({
  id,
  title: `does what ${id} says`,
  source: { text: 'It does.', href: 'https://example.com/' },
  outcome: 'passed',
  difference: null,
  reason: null,
  problem: null,
  ...rest,
});

it('shows what fails with its sentence, what differs with its reason, and counts', () => {
  const results = [
    result('one', {}),
    result('two', { outcome: 'differs-as-expected', difference: 'expected 1; got 2', reason: 'it always has' }),
    result('three', { outcome: 'failed', difference: 'expected 1; got 2', problem: 'expected 1; got 2' }),
    result('four', { outcome: 'no-longer-differs', reason: 'it always has', problem: 'differs no longer\nlisted: expected 1; got 2' }),
    result('five', {}),
  ];
  expect(formatConformanceReport({ ok: false, results, unknownCases: ['six'] })).toMatchInlineSnapshot(`
    "differs  two: does what two says
             expected 1; got 2
             it always has
    FAILED   three: does what three says
             expected 1; got 2
             "It does."
             https://example.com/
    FAILED   four: does what four says
             differs no longer
             listed: expected 1; got 2
             "It does."
             https://example.com/
    FAILED   six: expected to differ, and is no case
    2 passed, 1 differ as expected, 3 failed"
  `);
});

it('is one line where all pass', () => {
  expect(formatConformanceReport({ ok: true, results: [result('one', {})], unknownCases: [] })).toBe('1 passed, 0 differ as expected, 0 failed');
});
