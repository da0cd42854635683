import type { HostProfileName } from '@driverproc/dispatcher';
import { parseOptions, profileOption, usageError } from '../command-options.js';
import { createProgressLine } from '../progress-line.js';
import type { Terminal } from '../terminal.js';
import { jsonReport } from './json-report.js';
import { readRecording } from './read-recording.js';
import { replayScenario } from './replay-scenario.js';
import { textReport } from './text-report.js';

export interface ReplayOptions {
  readonly file: string;
  readonly profile: HostProfileName;
  /** Name of the one scenario to replay. */
  readonly only: string | null;
  readonly json: boolean;
  readonly verbose: boolean;
}

/** @throws DriverError `invalid_argument` for what is not an option. */
export function parseReplayOptions(args: readonly string[]): ReplayOptions {
  const { values, positionals } = parseOptions(args, {
    profile: { type: 'string', default: 'wine' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  });
  const [file, ...others] = positionals;
  if (file === undefined) throw usageError('no FILE given');
  if (others.length > 0) throw usageError(`one FILE at a time; got ${positionals.join(' ')}`);
  return { file, profile: profileOption(values.profile), only: values.only ?? null, json: values.json, verbose: values.verbose };
}

/** How a report is written: one of these per form. */
export interface ReplayReport {
  start(file: string, profile: HostProfileName, scenarios: number): void;
  scenario(report: ReturnType<typeof replayScenario>): void;
  end(counts: ReplayCounts): void;
}

interface ReplayCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * @returns The exit code: 1 when a scenario failed.
 * @throws DriverError `invalid_file`; `invalid_argument` when no scenario has the name asked for.
 */
export function runReplay({ file, profile, only, json, verbose }: ReplayOptions, terminal: Terminal): number {
  const all = readRecording(file);
  const scenarios = only === null ? all : all.filter(({ name }) => name === only);
  if (scenarios.length === 0) throw usageError(`${file} has no scenario "${only}"`);
  const report = json ? jsonReport(terminal) : textReport(terminal, verbose);
  const progress = createProgressLine(terminal);
  const counts: ReplayCounts = { passed: 0, failed: 0, skipped: 0 };
  report.start(file, profile, scenarios.length);
  scenarios.forEach((scenario, index) => {
    progress.show(`replaying ${index + 1} of ${scenarios.length}: ${scenario.name}`);
    const result = replayScenario(scenario, profile);
    counts[result.outcome] += 1;
    progress.clear();
    report.scenario(result);
  });
  report.end(counts);
  return counts.failed > 0 ? 1 : 0;
}
