import { createProgressLine } from '../progress-line.js';
import type { Terminal } from '../terminal.js';
import { chooseBinding } from './choose-binding.js';
import { chooseJobs } from './choose-jobs.js';
import { loadDriverFiles } from './driver-file.js';
import { runExchange } from './exchange.js';
import { jsonRun } from './json-run.js';
import type { RunEvent } from './run-event.js';
import { createManagerHost, createWinmmHost } from './run-host.js';
import type { RunOptions } from './run-options.js';
import { tableRun } from './table-run.js';

/**
 * @returns The exit code: 1 when a driver did not open, or failed.
 * @throws DriverError `unsupported_platform` for winmm elsewhere than on Windows; `invalid_file` for a driver's file, and
 * `host_failed` where winmm cannot have it; `invalid_argument` for what cannot be sent.
 */
export function runDrivers(options: RunOptions, terminal: Terminal): number {
  const [binding, reason] = chooseBinding(options);
  const files = loadDriverFiles(options.hosts);
  const jobs = chooseJobs(options, binding, files);
  const report: (event: RunEvent) => void = options.json ? jsonRun(terminal) : tableRun(terminal, jobs);
  const progress = createProgressLine(terminal);
  progress.show(binding === 'winmm' ? 'loading winmm.dll' : 'making the driver manager');
  const { host, run } = runExchange(
    (seen) => (binding === 'winmm' ? createWinmmHost(files, seen) : createManagerHost(options.profile ?? 'win32', files, seen)),
    jobs,
    {
      message(event) {
        progress.clear();
        report(event);
      },
      progress: progress.show,
    },
  );
  progress.clear();
  try {
    const { platform, arch } = process;
    const drivers = jobs.map(({ driver }) => driver);
    const hosted = files.map(({ module, file }) => ({ module, file }));
    report({ type: 'start', binding, reason, profile: host.profile, platform, arch, pointerSize: host.binding.pointerSize, drivers, hosted });
    const end = run();
    progress.clear();
    report(end);
    return end.notOpened.length > 0 || end.failures.length > 0 ? 1 : 0;
  } finally {
    host.dispose();
  }
}
