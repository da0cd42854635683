import type { Terminal } from '../terminal.js';
import type { ReplayReport } from './replay-command.js';

/** One JSON object a line: `start`, a `scenario` each, `end`. */
export function jsonReport(terminal: Terminal): ReplayReport {
  const line = (object: object): void => terminal.out(`${JSON.stringify(object)}\n`);
  return {
    start: (file, profile, scenarios) => line({ type: 'start', command: 'replay', file, profile, scenarios }),
    scenario: ({ scenario, outcome, reason, differences, notes }) =>
      line({ type: 'scenario', name: scenario.name, outcome, reason, differences, notes }),
    end: (counts) => line({ type: 'end', ...counts }),
  };
}
