import { plainJson } from '../plain-json.js';
import type { Terminal } from '../terminal.js';
import type { RunEvent } from './run-event.js';

/** One JSON object a line. An integer beyond 2^53 is written as hexadecimal text. */
export function jsonRun(terminal: Terminal): (event: RunEvent) => void {
  return (event) => terminal.out(`${JSON.stringify(event, plainJson)}\n`);
}
