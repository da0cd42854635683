import { expect, it } from 'vitest';
import { shellProblems } from '../src/shell-problems.ts';

const facts = {
  scripts: ['demo'],
  packages: ['@driverproc/mock'],
  checks: ['unit tests'],
  drvHelp: { run: '  --host FILE   a driver of yours\n  --json  one object a line' },
  isFile: (path: string) => path === 'packages/mock/test/faults.test.ts',
};

it.each([
  'npm run demo # and no more',
  'npm run --silent demo -- --json',
  'npm install --save-dev @driverproc/mock',
  'npm test -- "unit tests"',
  'npx vitest run packages/mock/test/faults.test.ts',
  'WINEDEBUG=+driver wine program.exe 2> wine.log',
  'drv run --host gain.mjs "gain.drv left" | tail -1',
])('has nothing against %s', (command) => {
  expect(shellProblems(command, facts)).toEqual([]);
});

it.each([
  ['npm run dmeo', 'npm run dmeo: there is no script dmeo'],
  ['npm ci', 'npm ci: npm ci is not known'],
  ['npm install @driverproc/mocks', 'npm install @driverproc/mocks: there is no package @driverproc/mocks'],
  ['npm test -- units', 'npm test -- units: there is no check units'],
  ['npx vitest run packages/gone.test.ts', 'npx vitest run packages/gone.test.ts: there is no packages/gone.test.ts'],
  ['npx cowsay', 'npx cowsay: npx cowsay is not known'],
  ['drv doctor', 'drv doctor: there is no drv doctor'],
  ['drv run --hosts gain.mjs', 'drv run --hosts gain.mjs: drv run has no --hosts'],
  ['drv run --host gain.mjs | tac', 'tac: tools/readme/src/shell-problems.ts has no rule for tac'],
])('says what is wrong with %s', (command, problem) => {
  expect(shellProblems(command, facts)).toEqual([problem]);
});
