import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { runNativeTests } from './native-tests.ts';
import type { NativeResult } from './native-tests.ts';
import { findRuntimes, presentNode } from './native-runtimes.ts';

// Runs the native tests on every architecture there is a winmm.dll for, and names what was left out and why.
// --summary FILE: writes { passed, failed, skipped }. REQUIRE_NATIVE=1: what is left out counts as failed.
const { values } = parseArgs({ options: { summary: { type: 'string' } } });
const isRequired = process.env['REQUIRE_NATIVE'] === '1';
const summary = { passed: 0, failed: 0, skipped: 0 };

const { available, missing } = await findRuntimes((text) => console.error(text));
for (const runtime of available) await runNativeTests(runtime, report);

if (missing.length > 0) {
  // Skipped tests are counted by running them where they can only skip.
  let count = 0;
  await runNativeTests(presentNode('here'), (result) => {
    if (result.outcome === 'skipped') count++;
    else report(result);
  });
  const total = count * missing.length;
  if (isRequired) summary.failed += total;
  else summary.skipped += total;
  console.log(`${isRequired ? 'FAILED' : 'skipped'}: ${total} native tests (${missing.map(({ arch }) => arch).join(', ')}): ${missing[0]!.reason}`);
}

if (values.summary !== undefined) {
  mkdirSync(dirname(values.summary), { recursive: true });
  writeFileSync(values.summary, `${JSON.stringify(summary)}\n`);
}
console.log(`${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped`);
process.exitCode = summary.failed > 0 ? 1 : 0;

function report({ runtime, name, outcome, error }: NativeResult): void {
  summary[outcome]++;
  const mark = { passed: 'ok', failed: 'FAILED', skipped: 'skipped' }[outcome];
  console.log(`${mark.padEnd(8)}${runtime.padEnd(14)}${name}`);
  if (error !== undefined) console.log(error.replace(/^/gm, '        '));
}
