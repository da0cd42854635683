import type { HostProfileName } from '@driverproc/dispatcher';
import { resolve } from 'node:path';
import { parseOptions, profileOption, usageError } from '../command-options.js';

export interface DecodeOptions {
  /** `-` is standard input. */
  readonly file: string;
  readonly check: boolean;
  /** `null`: the one that the log itself names, else `wine`. */
  readonly profile: HostProfileName | null;
  readonly summary: boolean;
  readonly json: boolean;
  /** File to write the page to. */
  readonly html: string | null;
  readonly unknown: 'pass' | 'count' | 'drop';
}

/** @throws DriverError `invalid_argument` for what is not an option. */
export function parseDecodeOptions(args: readonly string[]): DecodeOptions {
  const { values, positionals } = parseOptions(args, {
    check: { type: 'boolean', default: false },
    profile: { type: 'string' },
    summary: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    html: { type: 'string' },
    unknown: { type: 'string', default: 'pass' },
  });
  const [file, ...others] = positionals;
  const { unknown, profile, check, html } = values;
  if (file === undefined) throw usageError('no FILE given; - is standard input');
  if (others.length > 0) throw usageError(`one FILE at a time; got ${positionals.join(' ')}`);
  if (unknown !== 'pass' && unknown !== 'count' && unknown !== 'drop') throw usageError(`--unknown ${unknown}: expected pass, count or drop`);
  if (profile !== undefined && !check) throw usageError(`--profile ${profile}: it is --check that has profiles`);
  if (html === '-') throw usageError('--html -: expected the name of a file; standard output has the rest');
  if (html !== undefined && file !== '-' && resolve(html) === resolve(file)) throw usageError(`--html ${html}: that is the log itself`);
  return {
    file,
    check,
    profile: profile === undefined ? null : profileOption(profile),
    summary: values.summary,
    json: values.json,
    html: html ?? null,
    unknown,
  };
}
