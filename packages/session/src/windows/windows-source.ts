import { DriverError } from '@driverproc/binding';
import { randomUUID } from 'node:crypto';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { AnnouncedEnd, RunningSource, SessionEvents, SessionSource } from '../session-source.js';
import { bindDirectCall } from './direct-call.js';
import { encodeEndSession } from './end-session-flags.js';
import { createGate } from './gate.js';
import type { Gate } from './gate.js';
import { WM_SIMULATE } from './session-window.js';
import { loadKoffi, loadSystemLibrary } from './system-library.js';
import { WM_QUIT } from './user32.js';
import type { Native } from './user32.js';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.js';

/**
 * Windows' own word of the end of the session: a thread of its own has a hidden top-level window and sleeps until there is a
 * message for it. WM_QUERYENDSESSION and WM_ENDSESSION are answered when the handlers are done or the deadline has passed.
 *
 * When the main thread has not answered by then, that thread tells the instances of `nativeInstances` that were not told
 * itself, each once. It closes none.
 *
 * Unavailable (`session_unavailable`) elsewhere than on Windows, where koffi has no binary, and where no window can be made.
 *
 * @see https://learn.microsoft.com/windows/win32/shutdown/wm-queryendsession
 * @public
 */
export function windowsSource(): SessionSource {
  return {
    name: 'windows',
    start(events) {
      if (process.platform !== 'win32') {
        throw unavailable(`messages of Windows' are for Windows; this is ${process.platform}. Use posixSource, which is the default here`);
      }
      return startWorker(events, bindThreadFunctions());
    },
  };
}

interface ThreadFunctions {
  readonly PostThreadMessageW: (threadId: number, message: number, wParam: Native, lParam: Native) => number;
  readonly PostMessageW: (window: Native, message: number, wParam: Native, lParam: Native) => number;
}

function bindThreadFunctions(): ThreadFunctions {
  try {
    const user32 = loadSystemLibrary(loadKoffi(), 'user32.dll');
    return {
      PostThreadMessageW: bindDirectCall(user32, 'int __stdcall PostThreadMessageW(uint32 threadId, uint32 message, uintptr wParam, intptr lParam)'),
      PostMessageW: bindDirectCall(user32, 'int __stdcall PostMessageW(intptr window, uint32 message, uintptr wParam, intptr lParam)'),
    };
  } catch (cause) {
    throw unavailable(`koffi or user32.dll did not load for ${process.platform} on ${process.arch}`, cause);
  }
}

function startWorker(events: SessionEvents, { PostThreadMessageW, PostMessageW }: ThreadFunctions): RunningSource {
  const gate = createGate();
  const { port1: port, port2 } = new MessageChannel();
  const workerData: WorkerStart = {
    gate: gate.shared,
    port: port2,
    className: `driverproc-session-${randomUUID()}`,
    deadlineMs: events.deadlineMs,
  };
  const worker = new Worker(new URL('./session-worker.js', import.meta.url), {
    workerData,
    transferList: [port2],
    execArgv: [],
    name: 'driverproc-session',
  });
  const send = (message: ToWorker): void => port.postMessage(message);
  let window: Native = 0;

  const handlersChanged = (): void => {
    const handlers = events.handlers();
    gate.setAsks(handlers.some(({ onQuery }) => onQuery !== undefined));
    const tables = handlers.flatMap(({ nativeInstances }) => (nativeInstances === undefined ? [] : [nativeInstances['~shared']]));
    send({ type: 'native', tables: [...new Set(tables)] });
  };
  handlersChanged();

  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'ready') {
        window = message.window;
        // Only now: a program that has nothing else to do would end while it waits for this.
        if (!gate.isStopWanted()) worker.unref();
        resolve();
      } else if (message.type === 'failed') {
        reject(unavailable(`no hidden window could be made (${message.text}). There may be no display or desktop for it`));
      } else void deliver(message, events, gate, send);
    });
    worker.on('error', (cause) => {
      const error = unavailable(`the thread of the hidden window failed: ${String(cause)}`, cause);
      if (window === 0) reject(error);
      else events.lost(error);
    });
    worker.on('exit', () => {
      // Stopped before it was ready, which is nobody's fault.
      if (gate.isStopWanted() || window === 0) resolve();
      else events.lost(unavailable('the hidden window is gone: the system gave its thread no more messages'));
    });
  });
  const stopped = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      port.close();
      resolve();
    });
  });

  return {
    ready,
    stopped,
    handlersChanged,
    simulate({ event, cancelled }) {
      // Never SendMessageW from here: each thread would wait for the other.
      PostMessageW(window, WM_SIMULATE, cancelled ? 1 : 0, encodeEndSession(event));
    },
    stop() {
      gate.wantStop();
      // Whoever waits until it has stopped may have nothing else to keep the process.
      worker.ref();
      const threadId = gate.threadId();
      if (threadId !== 0) PostThreadMessageW(threadId, WM_QUIT, 0, 0);
    },
  };
}

/** Takes a message to the handlers, and answers it when they are done. */
async function deliver(
  message: Exclude<FromWorker, { type: 'ready' | 'failed' }>,
  events: SessionEvents,
  gate: Gate,
  send: (message: ToWorker) => void,
): Promise<void> {
  if (message.type === 'power') {
    await events.power({ source: 'windows', change: message.change });
    return gate.answer(message.round);
  }
  const event: AnnouncedEnd = { source: 'windows', reason: message.reason, critical: message.critical };
  if (message.type === 'cancelled') return events.cancelled(event);
  if (message.type === 'query') {
    const reasons = await events.query(event).settled;
    if (reasons.length > 0) send({ type: 'veto', round: message.round, reason: reasons.join('; ') });
  } else {
    const beforeTearDown = (): void => gate.promiseAnswer(message.round);
    await events.end(event, { since: message.since, beforeTearDown, toldByWorker: gate.toldByWorker });
  }
  gate.answer(message.round);
}

function unavailable(text: string, cause?: unknown): DriverError {
  return new DriverError('session_unavailable', text, cause === undefined ? {} : { cause });
}
