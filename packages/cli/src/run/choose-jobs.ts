import type { DriverFile } from './driver-file.js';
import { findDriverFile } from './driver-name.js';
import { exampleJobs } from './example-drivers.js';
import type { BindingName } from './run-event.js';
import type { RunJob } from './run-job.js';
import type { RunOptions } from './run-options.js';
import { parseSends } from './send-option.js';
import { winmmJobs } from './winmm-jobs.js';

type AskedJobs = Pick<RunOptions, 'drivers' | 'section' | 'instances' | 'sends'>;

/**
 * What to open: the drivers of files, but for those that are named too, then what is named; else what every run has.
 *
 * @throws DriverError `invalid_argument` for what cannot be sent.
 */
export function chooseJobs({ drivers, section, instances, sends }: AskedJobs, binding: BindingName, files: readonly DriverFile[]): readonly RunJob[] {
  const names = new Set(files.flatMap(({ messages }) => Object.keys(messages)));
  if (drivers.length === 0 && files.length === 0) {
    const usual = binding === 'winmm' ? winmmJobs : exampleJobs;
    const asked = sends === null ? null : parseSends(sends, {}, names);
    return usual.map((job) => ({ ...job, instances, sends: asked ?? job.sends }));
  }
  const named = drivers.map((driver) => ({ driver, section, file: findDriverFile(files, driver, section) }));
  const others = files.filter((file) => !named.some((each) => each.file === file));
  return [...others.map((file) => ({ driver: file.module, section: null, file })), ...named].map((each) => ({
    ...each,
    instances,
    sends: parseSends(sends ?? ['DRV_QUERYCONFIGURE'], each.file?.messages ?? {}, names),
  }));
}
