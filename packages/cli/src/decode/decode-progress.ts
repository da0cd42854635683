import type { ProgressLine } from '../progress-line.js';

const mebibyte = 1_048_576;

/** A file shows how much of it was read; a pipe, each 16 MiB. */
const pipeStep = 16 * mebibyte;

/** @returns What to call with how many bytes of the log were read, and of how many: `null` for a pipe. */
export function showProgress(progress: ProgressLine, log: string): (read: number, size: number | null) => void {
  // A pipe may say nothing for long, and a terminal waits for somebody to type.
  progress.show(`decoding ${log}: waiting`);
  return (read, size) => {
    // A log that is still written to is longer than it was.
    const percent = size === null ? null : Math.min(100, Math.floor((read / size) * 100));
    const done = percent === null ? `${Math.floor(read / pipeStep) * (pipeStep / mebibyte)} MiB` : `${percent} %`;
    progress.show(`decoding ${log}: ${done}`);
  };
}
