import { DriverError } from '@driverproc/binding';
import { hostProfiles } from '@driverproc/dispatcher';
import type { HostProfileName } from '@driverproc/dispatcher';
import { createLifeCycleCheck, createSequencePage, createTraceDecoder, createTraceSummarizer, knownFamilies } from '@driverproc/trace';
import type { LifeCycleCheck, LifeCycleViolation, TraceEvent, TraceSummary } from '@driverproc/trace';
import { accessSync, closeSync, constants, existsSync, openSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { gatherOutput } from './gather-output.js';
import { createProgressLine } from '../progress-line.js';
import type { Terminal } from '../terminal.js';
import { showProgress } from './decode-progress.js';
import type { DecodeOptions } from './decode-options.js';
import { jsonDecode } from './json-decode.js';
import { readLog } from './read-log.js';
import { textDecode } from './text-decode.js';

/** How what was decoded is written: one of these per form. */
export interface DecodeReport {
  event(event: TraceEvent): void;
  /** Tells what is still held back: the log is over. */
  flush(): void;
  summary(summary: TraceSummary): void;
  check(profile: string, messages: number, violation: LifeCycleViolation | null): void;
  page(file: string): void;
  end(summary: TraceSummary): void;
}

/**
 * @returns The exit code: 1 when `--check` finds a rule broken.
 * @throws DriverError `invalid_file` for a log that cannot be read or has nothing to check, or a page that cannot be written.
 */
export function runDecode(options: DecodeOptions, terminal: Terminal): number {
  const logName = options.file === '-' ? 'standard input' : options.file;
  const progress = createProgressLine(terminal);
  const output = gatherOutput({ ...terminal, out: (text) => (progress.clear(), terminal.out(text)) });
  const report = options.json ? jsonDecode(output, options.unknown) : textDecode(output, options.unknown);
  const summarizer = createTraceSummarizer();
  const page = options.html === null ? null : createSequencePage();
  const check = createCheck(options);
  const showsCalls = !options.check && !options.summary && options.html === null;
  const decoder = createTraceDecoder({
    families: knownFamilies,
    onEvent(event) {
      summarizer.event(event);
      check?.event(event);
      page?.event(event);
      if (showsCalls) report.event(event);
    },
  });
  if (options.html !== null) requireWritable(options.html);
  const read = showProgress(progress, logName);
  try {
    readLog(options.file, (text, bytes, size) => {
      decoder.push(text);
      read(bytes, size);
    });
  } finally {
    progress.clear();
  }
  decoder.end();
  if (check?.messages() === 0) {
    throw new DriverError('invalid_file', `${logName} has no message to a driver, so there is nothing to check; Wine writes them with WINEDEBUG=+driver`);
  }

  if (showsCalls) report.flush();
  const summary = summarizer.result();
  if (options.summary) report.summary(summary);
  const violation = check?.first() ?? null;
  if (check !== null) report.check(check.profile(), check.messages(), violation);
  if (page !== null && options.html !== null) {
    writePage(options.html, page.html(options.file === '-' ? 'standard input' : basename(options.file), violation));
    report.page(options.html);
  }
  report.end(summary);
  output.flush();
  return violation === null ? 0 : 1;
}

/** The profile that is asked for, else the one that the log starts with, as `drv run` writes it, else Wine's. */
function createCheck({ check, profile }: DecodeOptions): (LifeCycleCheck & { profile(): string }) | null {
  if (!check) return null;
  let name: HostProfileName = profile ?? 'wine';
  let rules = createLifeCycleCheck(hostProfiles[name]);
  return {
    event(event) {
      if (event.type === 'start' && profile === null && rules.messages() === 0 && event.profile !== null && Object.hasOwn(hostProfiles, event.profile)) {
        name = event.profile as HostProfileName;
        rules = createLifeCycleCheck(hostProfiles[name]);
      }
      rules.event(event);
    },
    first: () => rules.first(),
    messages: () => rules.messages(),
    profile: () => name,
  };
}

/** To read a log may take long: what is wrong with the name of the page is said before. */
function requireWritable(page: string): void {
  whereWritable(page, () => {
    if (existsSync(page)) closeSync(openSync(page, 'a'));
    else accessSync(dirname(resolve(page)), constants.W_OK);
  });
}

function writePage(file: string, html: string): void {
  whereWritable(file, () => writeFileSync(file, html));
}

function whereWritable(file: string, action: () => void): void {
  try {
    action();
  } catch (cause) {
    throw new DriverError('invalid_file', `${file} cannot be written: ${(cause as Error).message}`, { cause });
  }
}
