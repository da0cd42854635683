import { expect, it } from 'vitest';
import { count, formatFindings } from '../src/report.ts';

const findings = [
  { subject: 'mock', what: 'files', problems: [] },
  { subject: 'trace', what: 'files', problems: [] },
  { subject: 'mock', what: 'publint', problems: ['one\ntwo\n', 'three'] },
  { subject: 'mock', what: 'attw', problems: [] },
];

it('counts and shows what failed, by package', () => {
  expect(count(findings)).toEqual({ passed: 3, failed: 1 });
  expect(formatFindings(findings)).toBe(
    ['ok      mock: files; attw', 'FAILED  mock: publint', '        one', '        two', '        three', 'ok      trace: files'].join('\n'),
  );
});

it('shows ten of many problems', () => {
  const problems = Array.from({ length: 13 }, (_, index) => `problem ${index + 1}`);
  const lines = formatFindings([{ subject: 'mock', what: 'files', problems }]).split('\n');
  expect(lines).toHaveLength(12);
  expect(lines.slice(-2)).toEqual(['        problem 10', '        and 3 more']);
});

it('leaves out what of a stack is Node’s own', () => {
  const stack = 'Error: Cannot find module\n    at finalizeResolution (node:internal/modules/esm/resolve:283:11)\n    at main.js:1:1\n';
  expect(formatFindings([{ subject: 'a', what: 'import', problems: [stack] }])).toBe('FAILED  a: import\n        Error: Cannot find module\n            at main.js:1:1');
});
