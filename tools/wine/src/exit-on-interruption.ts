import { constants } from 'node:os';

/**
 * Makes an interruption of this process one that is heard everywhere: what it runs under Wine is in a process group of its
 * own and hears nothing of a terminal's Ctrl+C, but is ended when this process exits. Exit codes are a shell's.
 */
export function exitOnInterruption(): void {
  const exit = (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGPIPE'): never => process.exit(128 + constants.signals[signal]);
  process.once('SIGINT', exit).once('SIGTERM', exit).once('SIGHUP', exit);
  // The reader of our output has enough.
  process.stdout.once('error', () => exit('SIGPIPE'));
}
