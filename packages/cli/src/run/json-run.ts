import type { Terminal } from '../terminal.js';
import type { RunEvent } from './run-event.js';

/** One JSON object a line. An integer beyond 2^53 is written as hexadecimal text. */
export function jsonRun(terminal: Terminal): (event: RunEvent) => void {
  return (event) => terminal.out(`${JSON.stringify(event, plain)}\n`);
}

function plain(key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `0x${BigInt.asUintN(64, value).toString(16)}`;
  return key === 'time' && typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
}
