import type { HostProfileName } from '@driverproc/dispatcher';
import { parseArgs } from 'node:util';
import { parsing, profileOption, usageError } from '../command-options.js';
import { createProgressLine } from '../progress-line.js';
import type { Terminal } from '../terminal.js';
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
  readonly profile: HostProfileName;
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
  const { values, positionals } = parsing(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        binding: { type: 'string', default: 'auto' },
        profile: { type: 'string', default: 'win32' },
        section: { type: 'string' },
        instances: { type: 'string', default: '1' },
        send: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  const { binding, instances, send } = values;
  if (binding !== 'auto' && binding !== 'winmm' && binding !== 'manager') {
    throw usageError(`--binding ${binding}: expected auto, winmm or manager`);
  }
  if (!/^[1-9]\d{0,3}$/.test(instances)) throw usageError(`--instances ${instances}: expected an integer from 1 to 9999`);
  if (values.section !== undefined && positionals.length === 0) throw usageError('--section is for drivers that are named');
  return {
    binding,
    profile: profileOption(values.profile),
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
  const [binding, reason] = chooseBinding(options.binding);
  const jobs = chooseJobs(options, binding);
  const report: (event: RunEvent) => void = options.json ? jsonRun(terminal) : tableRun(terminal, jobs);
  const progress = createProgressLine(terminal);
  progress.show(binding === 'winmm' ? 'loading winmm.dll' : 'making the driver manager');
  const { host, run } = runExchange(
    (seen) => (binding === 'winmm' ? createWinmmHost() : createManagerHost(options.profile, seen)),
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

function chooseBinding(asked: RunOptions['binding']): [BindingName, string] {
  if (asked !== 'auto') return [asked, `--binding ${asked}`];
  if (process.platform !== 'win32') return ['manager', `there is no winmm.dll on ${process.platform}`];
  return ['winmm', isWine() ? 'this is Wine' : 'this is Windows'];
}

/** Wine hands its own variables on to the programs it runs. */
function isWine(): boolean {
  return process.env['WINEPREFIX'] !== undefined || process.env['WINECONFIGDIR'] !== undefined;
}

function chooseJobs({ drivers, section, instances, sends }: RunOptions, binding: BindingName): readonly RunJob[] {
  const query = [parseSend('DRV_QUERYCONFIGURE')];
  const usual = binding === 'winmm' ? winmmJobs : exampleJobs;
  if (drivers === null) return usual.map((job) => ({ ...job, instances, sends: sends ?? job.sends }));
  return drivers.map((driver) => ({ driver, section, instances, sends: sends ?? query }));
}
