import { DRV_CLOSE, DRV_OPEN } from '@driverproc/messages';
import { messageText } from './call-text.js';
import type { TracedCall, TracedInstance, TraceEvent } from './traced-call.js';

/**
 * What a log says of one driver.
 *
 * @public
 */
export interface DriverSummary {
  /** The driver's file, or what else it is called. */
  readonly driver: string;
  /** How many instances were opened. */
  readonly opens: number;
  /** How many were refused: DRV_OPEN was answered with zero. */
  readonly refused: number;
  /** How many were closed. */
  readonly closes: number;
  /** How many messages it got. */
  readonly messages: number;
  /** The message that took longest, where the log has times. */
  readonly slowest: { readonly message: string; readonly elapsed: number; readonly line: number } | null;
  /** Instances that are open at the end of the log, at most the first 100. */
  readonly leaks: readonly { readonly instance: TracedInstance; readonly line: number }[];
  /** How many that were opened in the log are open at its end. */
  readonly open: number;
}

/**
 * What a log says in all.
 *
 * @public
 */
export interface TraceSummary {
  /** By driver, in the order they appear. */
  readonly drivers: readonly DriverSummary[];
  /** Names that OpenDriver gave no handle for, and how often. */
  readonly notOpened: ReadonlyMap<string, number>;
  /** Calls of any kind. */
  readonly calls: number;
  /** Calls whose end the log does not show. */
  readonly unanswered: number;
  /** Lines that are not about messages. */
  readonly otherLines: number;
  /** Lines that are cut. */
  readonly cutLines: number;
}

/**
 * Counts what a decoder tells.
 *
 * @public
 */
export interface TraceSummarizer {
  /** Takes the next event. */
  event(event: TraceEvent): void;
  /** What was counted up to here. */
  result(): TraceSummary;
}

type Answer = Extract<TraceEvent, { type: 'answer' }>;

interface Count {
  driver: string;
  opens: number;
  refused: number;
  closes: number;
  messages: number;
  slowest: { message: string; elapsed: number; line: number } | null;
  leaks: Map<number, { instance: TracedInstance; line: number }>;
  open: number;
}

/** More drivers than this are counted together, more leaks of one driver only as a number. */
const most = 10_000;
const others = '(others)';

/**
 * Makes a summarizer. Its memory does not grow with the log.
 *
 * @public
 */
export function createTraceSummarizer(): TraceSummarizer {
  const counts = new Map<string, Count>();
  const notOpened = new Map<string, number>();
  let calls = 0;
  let unanswered = 0;
  let otherLines = 0;
  let cutLines = 0;

  let lastName = '';
  let last: Count | null = null;

  const countOf = (name: string): Count => {
    // Messages come in rows for the same driver.
    if (last === null || name !== lastName) last = counts.get(name) ?? addCount(name);
    lastName = name;
    return last;
  };

  const addCount = (name: string): Count => {
    const driver = counts.size < most ? name : others;
    const count = counts.get(driver) ?? { driver, opens: 0, refused: 0, closes: 0, messages: 0, slowest: null, leaks: new Map(), open: 0 };
    counts.set(driver, count);
    return count;
  };

  const answered = ({ call, outcome, answer, elapsed }: Answer): void => {
    const { instance } = call;
    const name = instance?.driver ?? call.driver;
    if (!receives(call) || name === null) return;
    const count = countOf(name);
    count.messages += 1;
    if (elapsed !== null && (count.slowest === null || elapsed > count.slowest.elapsed)) count.slowest = { message: messageText(call), elapsed, line: call.line };
    if (call.byHand || instance === null || outcome === 'unanswered') return;
    if (call.msg === DRV_OPEN) opened(count, call, instance, answer);
    else if (call.msg === DRV_CLOSE) closed(count, instance);
  };

  return {
    event(event) {
      switch (event.type) {
        case 'call':
          calls += 1;
          return;
        case 'line':
          if (event.kind === 'cut') cutLines += 1;
          else otherLines += 1;
          return;
        case 'answer':
          if (event.outcome === 'unanswered') unanswered += 1;
          answered(event);
          if (event.call.entryPoint === 'OpenDriver' && event.answer === 0) {
            const name = event.call.driver ?? '(null)';
            if (notOpened.has(name) || notOpened.size < most) notOpened.set(name, (notOpened.get(name) ?? 0) + 1);
          }
      }
    },
    result() {
      const drivers = [...counts.values()].map(({ leaks, ...count }) => ({ ...count, leaks: [...leaks.values()].slice(0, 100) }));
      return { drivers, notOpened, calls, unanswered, otherLines, cutLines };
    },
  };
}

function opened(count: Count, { line }: TracedCall, instance: TracedInstance, answer: unknown): void {
  if (answer === 0) {
    count.refused += 1;
    return;
  }
  count.opens += 1;
  count.open += 1;
  if (count.leaks.size < most) count.leaks.set(instance.number, { instance, line });
}

function closed(count: Count, { number }: TracedInstance): void {
  count.closes += 1;
  // One that was opened before the log began is not among those that are counted as open.
  if (count.leaks.delete(number) || count.open > count.leaks.size) count.open -= 1;
}

/** Is it a message to a driver? The rows of `drv run` on winmm.dll show the application's calls instead, with their message. */
function receives({ entryPoint, msg }: TracedCall): boolean {
  if (entryPoint === 'OpenDriver' || entryPoint === 'CloseDriver') return msg !== null;
  return msg !== null && entryPoint !== 'SendDriverMessage' && entryPoint !== 'MMDRV_Message' && entryPoint !== 'ICSendMessage';
}
