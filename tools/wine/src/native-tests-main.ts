import { exitOnInterruption } from './exit-on-interruption.ts';
import { runNativeTests, sessionEndTests, winmmTests, wineTests } from './native-tests.ts';
import type { NativeResult } from './native-tests.ts';
import { findRuntimes, presentNode } from './native-runtimes.ts';

// Runs the native tests on every architecture there is a winmm.dll for, and says what was left out and why.
// With REQUIRE_NATIVE=1, what is left out has failed.
exitOnInterruption();
const isWindows = process.platform === 'win32';
const isRequired = process.env['REQUIRE_NATIVE'] === '1';
const summary = { passed: 0, failed: 0, skipped: 0 };

const { available, missing } = await findRuntimes((text) => console.error(text));
const sessionEnds = isWindows ? undefined : runNativeTests(presentNode('from Linux'), sessionEndTests, report, (text) => console.log(`note: ${text}`));
if (isWindows) console.log('note: packages/session/test/wineboot was not run: it ends Windows sessions, and would log you off');
// One after the other: they look for their windows on the same desktop.
for (const runtime of available) await runNativeTests(runtime, winmmTests, report);
if (!isWindows) await runNativeTests(presentNode('from Linux'), wineTests, report);
await sessionEnds;
// Where there is no winmm.dll the tests can only skip, and are counted so.
for (const { arch } of missing) await runNativeTests(presentNode(arch), winmmTests, report);

if (missing.length > 0) {
  const fails = isRequired && !isWindows;
  const architectures = missing.map(({ arch }) => arch).join(', ');
  console.log(`${fails ? 'FAILED' : 'skipped'}: ${summary.skipped} native tests (${architectures}): ${missing[0]!.reason}`);
  if (fails) Object.assign(summary, { failed: summary.failed + summary.skipped, skipped: 0 });
}
console.log(`${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped`);
process.exitCode = summary.failed > 0 ? 1 : 0;

function report({ runtime, name, outcome, error }: NativeResult): void {
  summary[outcome]++;
  if (outcome === 'skipped') return;
  console.log(`${(outcome === 'passed' ? 'ok' : 'FAILED').padEnd(8)}${runtime.padEnd(14)}${name}`);
  if (error !== undefined) console.log(error.replace(/^/gm, '        '));
}
