import type { HostProfileName } from '@driverproc/dispatcher';
import { parseOptions, profileOption, usageError } from '../command-options.js';
import { createProgressLine } from '../progress-line.js';
import type { Terminal } from '../terminal.js';
import { chooseBinding } from './choose-binding.js';
import { exampleJobs } from './example-drivers.js';
import { runExchange } from './exchange.js';
import { jsonRun } from './json-run.js';
import type { BindingName, RunEvent } from './run-event.js';
import { createManagerHost, createWinmmHost } from './run-host.js';
import type { RunJob } from './run-job.js';
import { parseSend } from './send-option.js';
import { tableRun } from './table-run.js';
import { winmmJobs } from './winmm-jobs.js';

export interface RunOptions {
  readonly binding: BindingName | 'auto';
  /** `null`: none was asked for. */
  readonly profile: HostProfileName | null;
  /** `null`: the binding's own selection. */
  readonly drivers: readonly string[] | null;
  readonly section: string | null;
  readonly instances: number;
  /** `null`: what each driver is asked by default. */
  readonly sends: RunJob['sends'] | null;
  readonly json: boolean;
}

/** @throws DriverError `invalid_argument` for what is not an option. */
export function parseRunOptions(args: readonly string[]): RunOptions {
  const { values, positionals } = parseOptions(args, {
    binding: { type: 'string', default: 'auto' },
    profile: { type: 'string' },
    section: { type: 'string' },
    instances: { type: 'string', default: '1' },
    send: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  });
  const { binding, profile, instances, send } = values;
  if (binding !== 'auto' && binding !== 'winmm' && binding !== 'manager') {
    throw usageError(`--binding ${binding}: expected auto, winmm or manager`);
  }
  if (binding === 'winmm' && profile !== undefined) {
    throw usageError(`--profile ${profile}: it is the driver manager that has profiles; winmm.dll has none`);
  }
  if (!/^[1-9]\d{0,3}$/.test(instances)) throw usageError(`--instances ${instances}: expected an integer from 1 to 9999`);
  if (values.section !== undefined && positionals.length === 0) throw usageError('--section is for drivers that are named');
  return {
    binding,
    profile: profile === undefined ? null : profileOption(profile),
    drivers: positionals.length === 0 ? null : positionals,
    section: values.section ?? null,
    instances: Number(instances),
    sends: send?.map(parseSend) ?? null,
    json: values.json,
  };
}

/**
 * @returns The exit code: 1 when a driver did not open, or failed.
 * @throws DriverError `unsupported_platform` for winmm elsewhere than on Windows.
 */
export function runDrivers(options: RunOptions, terminal: Terminal): number {
  const [binding, reason] = chooseBinding(options);
  const jobs = chooseJobs(options, binding);
  const report: (event: RunEvent) => void = options.json ? jsonRun(terminal) : tableRun(terminal, jobs);
  const progress = createProgressLine(terminal);
  progress.show(binding === 'winmm' ? 'loading winmm.dll' : 'making the driver manager');
  const { host, run } = runExchange(
    (seen) => (binding === 'winmm' ? createWinmmHost() : createManagerHost(options.profile ?? 'win32', seen)),
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
  const { platform, arch } = process;
  const drivers = jobs.map(({ driver }) => driver);
  report({ type: 'start', binding, reason, profile: host.profile, platform, arch, pointerSize: host.binding.pointerSize, drivers });
  const end = run();
  progress.clear();
  report(end);
  return end.notOpened.length > 0 || end.failures.length > 0 ? 1 : 0;
}

function chooseJobs({ drivers, section, instances, sends }: RunOptions, binding: BindingName): readonly RunJob[] {
  const query = [parseSend('DRV_QUERYCONFIGURE')];
  const usual = binding === 'winmm' ? winmmJobs : exampleJobs;
  if (drivers === null) return usual.map((job) => ({ ...job, instances, sends: sends ?? job.sends }));
  return drivers.map((driver) => ({ driver, section, instances, sends: sends ?? query }));
}
