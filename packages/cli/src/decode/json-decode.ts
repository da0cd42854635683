import type { TracedCall, TraceEvent } from '@driverproc/trace';
import { plainJson } from '../plain-json.js';
import type { Terminal } from '../terminal.js';
import type { DecodeReport } from './decode-command.js';
import type { DecodeOptions } from './decode-options.js';

/** One JSON object a line: a call when it ends, so that those made in it come first. */
export function jsonDecode({ out }: Pick<Terminal, 'out'>, unknown: DecodeOptions['unknown']): DecodeReport {
  const tell = (value: object): void => out(`${JSON.stringify(value, plainJson)}\n`);
  return {
    event(event) {
      if (event.type === 'answer') tell(callObject(event));
      else if (event.type === 'line' && unknown === 'pass') tell(event);
      else if (event.type === 'start') tell(event);
    },
    flush() {},
    summary: ({ drivers, notOpened }) => tell({ type: 'summary', drivers, notOpened: Object.fromEntries(notOpened) }),
    check: (profile, messages, violation) => tell({ type: 'check', profile, messages, violation }),
    page: (file) => tell({ type: 'page', file }),
    end: ({ calls, unanswered, otherLines, cutLines }) => tell({ type: 'end', calls, unanswered, cutLines, ...(unknown === 'drop' ? {} : { otherLines }) }),
  };
}

function callObject({ call, outcome, line, answer, meaning, elapsed }: Extract<TraceEvent, { type: 'answer' }>): object {
  const { parent, instance, ...about } = publicCall(call);
  return {
    type: 'call',
    ...about,
    parent: parent?.id ?? null,
    instance: instance?.number ?? null,
    driver: instance?.driver ?? call.driver,
    hdrvr: instance?.hdrvr ?? null,
    driverClass: instance?.driverClass ?? null,
    outcome,
    answer,
    answerLine: line,
    meaning,
    elapsed,
  };
}

/** Without what only the decoder needs of it. */
function publicCall({ id, parent, depth, line, time, pid, tid, entryPoint, instance, msg, message, family, byHand, driverId, lParam1, lParam2, parameterNames, text }: TracedCall) {
  return { id, parent, depth, line, time, pid, tid, entryPoint, instance, msg, message, family, byHand, driverId, lParam1, lParam2, parameterNames, text };
}
