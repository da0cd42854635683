import { exampleDrivers, exampleNames } from './example-drivers.js';
import type { RunEnd, RunStart } from './run-event.js';
import type { RunJob } from './run-job.js';

/** Where the run is. */
export function startText({ binding, reason, profile, platform, arch, pointerSize }: RunStart): string {
  const host = binding === 'winmm' ? 'winmm.dll' : `the driver manager, profile ${profile}`;
  return `${host} (${reason}; ${platform} ${arch}, ${pointerSize * 8}-bit LPARAM)`;
}

/** Which module each file has become. */
export function hostedLines({ binding, hosted }: RunStart): readonly string[] {
  return hosted.map(({ module, file }) => {
    if (binding === 'winmm') return `${module} is ${file}, hosted in winmm.dll.`;
    const replaces = exampleDrivers.some((each) => each.module === module.toLowerCase());
    return `${module} is ${file}${replaces ? ", in place of drv's own" : ''}.`;
  });
}

/** What a row is. */
export function explanation({ binding, hosted }: RunStart, jobs: readonly RunJob[]): string {
  if (binding === 'manager' || jobs.every(({ file }) => file !== null)) {
    return 'Each row is a call of a DriverProc and its answer. A call that reached no driver has its message in parentheses.';
  }
  if (hosted.length === 0) {
    return 'Each row is a call and its answer. Messages in parentheses are sent by winmm itself: only the driver sees them, and what comes with them.';
  }
  const modules = hosted.map(({ module }) => module).join(', ');
  return `Each row is a call and its answer: for ${modules} of the DriverProc, for others of winmm, which sends messages in parentheses itself.`;
}

/** Why an instance was not opened. */
export function notOpenedText(name: string, jobs: readonly RunJob[]): string {
  return `${quoted(name)}: ${isFromFile(name, jobs) ? 'it refused, or threw' : 'there is no such driver, or it refused'}`;
}

/** What could have been opened, where some name was of no driver. */
export function availableText({ binding, notOpened }: RunEnd, jobs: readonly RunJob[]): string | null {
  if (binding === 'winmm' || notOpened.every((name) => isFromFile(name, jobs))) return null;
  const modules = jobs.flatMap(({ file }) => (file === null ? [] : [file.module]));
  const names = [...new Set([...modules, ...exampleNames])].join(', ');
  return `The driver manager has ${names}; the drivers of Windows are opened on Windows, or under Wine.`;
}

function isFromFile(name: string, jobs: readonly RunJob[]): boolean {
  return jobs.some(({ driver, file }) => driver === name && file !== null);
}

export function endText({ binding, messages, opened, notOpened, told }: RunEnd): string {
  const host = binding === 'winmm' ? 'winmm.dll' : 'The driver manager';
  const count = opened + notOpened.length;
  const instances = count === 1 ? 'instance' : 'instances';
  const rows = messages === 1 ? 'row' : 'rows';
  return `${host}: ${opened} of ${count} ${instances} opened, DRV_EXITSESSION to ${told}, ${messages} ${rows}.`;
}

export function quoted(text: string): string {
  return JSON.stringify(text);
}
