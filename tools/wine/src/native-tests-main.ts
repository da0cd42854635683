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

const runtimes = await findRuntimes((text) => console.error(text));
const { available, missing } = runtimes;
try {
  await (isWindows ? runOnWindows() : runUnderWine());
} finally {
  runtimes[Symbol.dispose]();
}
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

async function runOnWindows(): Promise<void> {
  for (const runtime of available) await runNativeTests(runtime, winmmTests, report);
  console.log('note: packages/session/test/wineboot was not run: it ends Windows sessions, and would log you off');
}

/** Much of it is waiting, so what does not share a prefix runs at the same time. */
async function runUnderWine(): Promise<void> {
  const fromLinux = presentNode('from Linux');
  await Promise.all([
    ...available.map((runtime) => runNativeTests(runtime, winmmTests, report)),
    runNativeTests(fromLinux, sessionEndTests, report, (text) => console.log(`note: ${text}`)),
  ]);
  await runNativeTests(fromLinux, wineTests, report);
}

function report({ runtime, name, outcome, error }: NativeResult): void {
  summary[outcome]++;
  if (outcome === 'skipped') return;
  console.log(`${(outcome === 'passed' ? 'ok' : 'FAILED').padEnd(8)}${runtime.padEnd(14)}${name}`);
  if (error !== undefined) console.log(error.replace(/^/gm, '        '));
}
