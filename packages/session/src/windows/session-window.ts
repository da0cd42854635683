import { now } from '../deadline.js';
import { createPowerReader } from './power-broadcast.js';
import { decodeEndSession } from './end-session-flags.js';
import type { Gate } from './gate.js';
import { WM_APP, WM_CLOSE, WM_ENDSESSION, WM_POWERBROADCAST, WM_QUERYENDSESSION } from './user32.js';
import type { Native, User32, WindowProc } from './user32.js';
import type { FromWorker } from './worker-messages.js';

/** A session end that the window sends to itself: wParam 1 calls it off after the query, lParam is that of the real messages. */
export const WM_SIMULATE: number = WM_APP;

// Windows gives two seconds before it suspends.
const SUSPEND_WAIT_MS = 1500;
// When the deadline has passed, for the main thread to begin with the tear-down or make its report.
const REPORT_WAIT_MS = 50;
// For the tear-down itself: with the default deadline this is within the five seconds of Windows.
const TEAR_DOWN_WAIT_MS = 800;

/** What the window needs besides its own thread's functions. */
export interface SessionWindowHost {
  readonly user32: Pick<User32, 'DefWindowProcW' | 'SendMessageW' | 'ShutdownBlockReasonCreate' | 'ShutdownBlockReasonDestroy'>;
  readonly gate: Gate;
  readonly deadlineMs: number;
  post(message: FromWorker): void;
  /** The reason of a veto that the main thread asked for in this round. */
  takeVeto(round: number): string | undefined;
  /** Tells every native instance that was not told, and says how many. */
  tellNative(): number;
  /** The main thread will not report this end: it was blocked, and the process may be ended when the window answers. */
  noAnswer(told: number): void;
}

/** What the hidden window does with its messages. Each answer is given when the main thread is done, or the deadline has passed. */
export function createSessionWindow(host: SessionWindowHost): WindowProc {
  const { user32, gate, deadlineMs } = host;
  const readPower = createPowerReader();
  let rounds = 0;

  const onQuery = (window: Native, lParam: Native): number => {
    const round = (rounds += 1);
    const until = performance.now() + deadlineMs;
    host.post({ type: 'query', round, ...decodeEndSession(lParam) });
    if (!gate.asks()) return 1;
    gate.waitForAnswer(round, until);
    const reason = host.takeVeto(round);
    if (reason === undefined) return 1;
    user32.ShutdownBlockReasonCreate(window, reason);
    return 0;
  };

  const onEnd = (lParam: Native): void => {
    const round = (rounds += 1);
    const until = performance.now() + deadlineMs;
    gate.setToldByWorker(0);
    host.post({ type: 'end', round, since: now(), ...decodeEndSession(lParam) });
    if (gate.waitForAnswer(round, until)) return;
    const told = host.tellNative();
    gate.setToldByWorker(told);
    if (gate.waitForAnswer(round, performance.now() + REPORT_WAIT_MS)) return;
    if (gate.isAnswerPromised(round) && gate.waitForAnswer(round, performance.now() + TEAR_DOWN_WAIT_MS)) return;
    host.noAnswer(told);
  };

  const onPower = (wParam: Native): void => {
    const change = readPower(Number(wParam));
    if (change === undefined) return;
    const round = (rounds += 1);
    host.post({ type: 'power', round, change });
    if (change === 'suspend') gate.waitForAnswer(round, performance.now() + SUSPEND_WAIT_MS);
  };

  const simulate = (window: Native, wParam: Native, lParam: Native): void => {
    const agreed = user32.SendMessageW(window, WM_QUERYENDSESSION, 0, lParam) !== 0;
    const ends = Number(wParam) === 0 && (agreed || decodeEndSession(lParam).critical);
    user32.SendMessageW(window, WM_ENDSESSION, ends ? 1 : 0, lParam);
  };

  return (window, message, wParam, lParam) => {
    switch (message) {
      case WM_QUERYENDSESSION:
        return onQuery(window, lParam);
      case WM_ENDSESSION:
        if (Number(wParam) !== 0) onEnd(lParam);
        else host.post({ type: 'cancelled', ...decodeEndSession(lParam) });
        user32.ShutdownBlockReasonDestroy(window);
        return 0;
      case WM_POWERBROADCAST:
        onPower(wParam);
        return 1;
      case WM_SIMULATE:
        simulate(window, wParam, lParam);
        return 0;
      case WM_CLOSE:
        // Sent to all windows of a program by taskkill. The window stays, or the watch would hear nothing any more.
        return 0;
      default:
        return user32.DefWindowProcW(window, message, wParam, lParam);
    }
  };
}
