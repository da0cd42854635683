import type { Terminal } from '@driverproc/cli';

/** A terminal that keeps what is written. */
export interface RecordedTerminal extends Terminal {
  stdout(): string;
  stderr(): string;
  lines(): string[];
  /** Standard output as one JSON object a line. */
  // oxlint-disable-next-line typescript/no-explicit-any -- what the lines hold is what the tests are about
  json(): any[];
}

export function recordedTerminal(options: { colour?: boolean; progress?: boolean } = {}): RecordedTerminal {
  let stdout = '';
  let stderr = '';
  const lines = (): string[] => stdout.replace(/\n$/, '').split('\n');
  return {
    colour: options.colour ?? false,
    progress: options.progress ?? false,
    out: (text) => void (stdout += text),
    err: (text) => void (stderr += text),
    stdout: () => stdout,
    stderr: () => stderr,
    lines,
    json: () => lines().map((line) => JSON.parse(line) as unknown),
  };
}
