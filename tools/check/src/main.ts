import { readOptions } from 'command';
import { checks } from './checks.ts';

const usage = `npm test -- [NAME…]

Runs every check, with a line each; the last line is the count: N passed, N failed. Ends with 1 when one failed.

  NAME     only these: ${checks.map(({ name }) => (name.includes(' ') ? `"${name}"` : name)).join(', ')}
  --help   this text`;

const only = readOptions(usage, {}, (word) => checks.some(({ name }) => name === word)).positionals;

let passed = 0;
let failed = 0;
const lines: string[] = [];
for (const check of checks) {
  if (only.length > 0 && !only.includes(check.name)) continue;
  const start = performance.now();
  if (process.stderr.isTTY) process.stderr.write(`${check.name}…`);
  const outcome = await check.run();
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  passed += outcome.passed;
  failed += outcome.failed;

  const mark = outcome.failed > 0 ? 'FAILED' : outcome.skipped !== undefined && outcome.passed === 0 ? 'skipped' : 'ok';
  const counts = outcome.passed + outcome.failed > 1 ? `${outcome.passed} passed, ${outcome.failed} failed` : '';
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const line = [mark.padEnd(8), check.name.padEnd(15), seconds.padStart(8), '', [counts, outcome.skipped].filter(Boolean).join('; ')].join(' ').trimEnd();
  if (outcome.failed > 0) console.log(`\n${outcome.output.trimEnd()}\n`);
  console.log(line);
  for (const note of outcome.notes ?? []) console.log(`         ${note}`);
  lines.push(line);
}

console.log(['', 'Summary', ...lines, '', `${passed} passed, ${failed} failed`].join('\n'));
process.exitCode = failed > 0 ? 1 : 0;
