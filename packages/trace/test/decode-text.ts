import { answerText, createTraceDecoder, messageText, targetText } from '@driverproc/trace';
import type { FamilyTable, TraceEvent } from '@driverproc/trace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a log in `logs`. */
export function readLogFile(name: string): string {
  return readFileSync(join(import.meta.dirname, 'logs', name), 'utf8');
}

export function decodeText(text: string, families?: readonly FamilyTable[]): TraceEvent[] {
  const events: TraceEvent[] = [];
  const decoder = createTraceDecoder({ ...(families === undefined ? {} : { families }), onEvent: (event) => events.push(event) });
  decoder.push(text);
  decoder.end();
  return events;
}

/** Each call as it begins, `OpenDriver "gain.drv"`, and each answer, `= 1 true`, as deep as it is nested. */
export function transcript(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => {
    switch (event.type) {
      case 'end':
        return [];
      case 'call': {
        const { call } = event;
        return [`${'  '.repeat(call.depth)}${[call.entryPoint, targetText(call), messageText(call)].filter((part) => part !== '').join(' ')}`];
      }
      case 'answer':
        return [`${'  '.repeat(event.call.depth)}= ${answerText(event) || event.outcome}`];
      case 'line':
        return [`${event.kind}: ${event.text}`];
      case 'start':
        return [`start ${event.profile}`];
    }
  });
}

/** The lines of winmm for one message to a driver, without head. */
export function messageLines(msg: string, answer: string, { id = '00000000', hdrvr = '000000000034E6B0', p1 = '00000000', p2 = '00000000', proc = '00000002D74E1D20' } = {}): string[] {
  const fields = `proc=${proc} drvrID=${id} hDrv=${hdrvr} wMsg=${msg} p1=${p1} p2=${p2}`;
  return [`trace:driver:DRIVER_SendMessage Before call32 ${fields}`, `trace:driver:DRIVER_SendMessage After  call32 ${fields} => ${answer}`];
}
