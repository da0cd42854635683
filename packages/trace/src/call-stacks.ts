import { DRV_CLOSE, DRV_FREE } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import { answerMeaning } from './answer-meaning.js';
import type { NamedMessage } from './family-table.js';
import type { Instances, LiveInstance } from './instances.js';
import type { TracedCall, TraceEvent } from './traced-call.js';

/** A call whose end has not been seen. */
export interface OpenCall extends TracedCall {
  instance: LiveInstance | null;
  named: NamedMessage | null;
  /** The file that OpenDriver tries. */
  file: string | null;
}

/** The open calls of a thread, outermost first. */
export interface ThreadCalls {
  readonly key: string;
  /** How many there are in the key: the thread, or the process and the thread. */
  readonly ids: number;
  readonly pid: string | null;
  readonly tid: string | null;
  readonly instances: Instances;
  /** The file that is tried, where no OpenDriver is open: MCI opens its drivers without. */
  file: string | null;
  readonly calls: OpenCall[];
}

/** What a call is, without its place in the log. */
type CallStart = Partial<Omit<OpenCall, 'id' | 'parent' | 'depth' | 'line' | 'time' | 'pid' | 'tid'>> & Pick<OpenCall, 'entryPoint'>;

/** Begins and ends the calls of threads, and tells. */
export interface CallStacks {
  begin(calls: ThreadCalls, line: number, time: number, start: CallStart): OpenCall;
  /** The same for the messages, which are most of a log. */
  message(
    calls: ThreadCalls,
    line: number,
    time: number,
    entryPoint: string,
    instance: OpenCall['instance'],
    msg: number,
    named: NamedMessage | null,
    byHand: boolean,
    driverId: LParam | null,
    lParam1: LParam,
    lParam2: LParam,
    text: string | null,
  ): OpenCall;
  /** Ends a call, and those that were made in it and have no end of their own. */
  answer(calls: ThreadCalls, call: OpenCall, line: number | null, time: number, answer: LParam | string | null): void;
  /** Ends every call: the log says no more of the thread. */
  abandon(calls: ThreadCalls): void;
}

/** Deeper calls than this are taken for a log that lost its answers: the outermost is given up. */
const deepest = 256;

export function createCallStacks(emit: (event: TraceEvent) => void): CallStacks {
  let count = 0;

  const end = (call: OpenCall, line: number | null, time: number, answer: LParam | string | null, outcome: 'answered' | 'returned' | 'unanswered'): void => {
    const meaning = outcome === 'answered' && typeof answer !== 'string' && answer !== null ? answerMeaning(call, answer) : '';
    const elapsed = outcome === 'answered' && call.time !== null && time >= call.time ? time - call.time : null;
    emit({ type: 'answer', call, outcome, line, answer, meaning, elapsed });
  };

  /** CloseDriver, for one, says nothing when it ends. */
  const giveUp = (call: OpenCall): void => end(call, null, -1, null, endsSilently(call.entryPoint) ? 'returned' : 'unanswered');

  const push = (thread: ThreadCalls, call: OpenCall): OpenCall => {
    thread.calls.push(call);
    emit({ type: 'call', call });
    return call;
  };

  /** Makes room for a call, and gives it a number. */
  const next = (calls: OpenCall[], entryPoint: string, msg: number | null): number => {
    for (let top = calls.at(-1); top !== undefined && isOver(top, entryPoint, msg); top = calls.at(-1)) {
      calls.pop();
      giveUp(top);
    }
    if (calls.length === deepest) giveUp(calls.shift()!);
    count += 1;
    return count;
  };

  return {
    begin(thread, line, time, start) {
      const { named = null, instance = null, driver = null, msg = null, driverId = null, lParam1 = null, lParam2 = null, text = null } = start;
      const id = next(thread.calls, start.entryPoint, msg);
      return push(thread, {
        id,
        parent: thread.calls.at(-1) ?? null,
        depth: thread.calls.length,
        line,
        time: time < 0 ? null : time,
        pid: thread.pid,
        tid: thread.tid,
        entryPoint: start.entryPoint,
        instance,
        driver,
        msg,
        message: start.message ?? named?.name ?? null,
        family: start.family ?? named?.family ?? null,
        byHand: start.byHand ?? false,
        driverId,
        lParam1,
        lParam2,
        text,
        parameterNames: start.parameterNames ?? named?.parameterNames ?? null,
        named,
        file: null,
      });
    },
    message(thread, line, time, entryPoint, instance, msg, named, byHand, driverId, lParam1, lParam2, text) {
      const { calls } = thread;
      const id = next(calls, entryPoint, msg);
      return push(thread, {
        id,
        parent: calls.length === 0 ? null : calls[calls.length - 1]!,
        depth: calls.length,
        line,
        time: time < 0 ? null : time,
        pid: thread.pid,
        tid: thread.tid,
        entryPoint,
        instance,
        driver: null,
        msg,
        message: named === null ? null : named.name,
        family: named === null ? null : named.family,
        byHand,
        driverId,
        lParam1,
        lParam2,
        text,
        parameterNames: named === null ? null : named.parameterNames,
        named,
        file: null,
      });
    },
    answer({ calls }, call, line, time, answer) {
      for (let top = calls.pop(); top !== undefined && top !== call; top = calls.pop()) giveUp(top);
      end(call, line, time, answer, answer === null ? 'returned' : 'answered');
    },
    abandon({ calls }) {
      for (let top = calls.pop(); top !== undefined; top = calls.pop()) giveUp(top);
    },
  };
}

function endsSilently(entryPoint: string): boolean {
  return entryPoint === 'CloseDriver' || entryPoint === 'mciSendString';
}

/** Has a call that says nothing when it ends done so, since another begins that it does not make? */
function isOver({ entryPoint }: TracedCall, next: string, msg: number | null): boolean {
  if (entryPoint === 'CloseDriver') return next !== 'DriverProc' || msg === null || msg < DRV_CLOSE || msg > DRV_FREE;
  return entryPoint === 'mciSendString' && next.startsWith('mciSend');
}
