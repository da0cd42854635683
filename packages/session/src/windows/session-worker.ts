import { DRV_EXITSESSION } from '@driverproc/messages';
import { writeSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { readSlots } from '../instance-slots.js';
import { readGate } from './gate.js';
import { createSessionWindow } from './session-window.js';
import { loadKoffi, loadSystemLibrary } from './system-library.js';
import { loadUser32, WM_QUERYENDSESSION } from './user32.js';
import type { WindowProc } from './user32.js';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.js';

// The script of the thread that has the window. It sleeps in GetMessageW, so Node's own messages are read only when they are
// needed, and everything it waits for is in the gate.
const { gate: shared, port, className, deadlineMs } = workerData as WorkerStart;
const gate = readGate(shared);
const koffi = loadKoffi();
const user32 = loadUser32(koffi);
const kernel32 = koffi.load('kernel32.dll');
const GetCurrentThreadId: () => number = kernel32.func('uint32 __stdcall GetCurrentThreadId()');

let tables: readonly SharedArrayBuffer[] = [];
const vetoes = new Map<number, string>();
run();

function run(): void {
  const procedure = createSessionWindow({
    user32,
    gate,
    deadlineMs,
    post,
    takeVeto(round) {
      readPort();
      const reason = vetoes.get(round);
      vetoes.clear();
      return reason;
    },
    tellNative() {
      readPort();
      return tables.map((table) => readSlots(table).tellOpen(sendExitSession)).reduce((sum, told) => sum + told, 0);
    },
    noAnswer(told) {
      const text = `@driverproc/session: the session ends, and the main thread was blocked for ${deadlineMs} ms; ${told} driver instances were told by another thread\n`;
      try {
        // process.stderr of this thread would go through the main thread.
        writeSync(2, text);
      } catch {
        // There is no standard error.
      }
    },
  });
  const made = user32.createHiddenWindow(className, guarded(procedure));
  if ('failed' in made) return post({ type: 'failed', text: made.failed });
  try {
    // The window comes first: with it the thread has a message queue, and WM_QUIT cannot get lost. Whoever wants it to stop
    // either knows the thread by now, or is noticed before it sleeps.
    gate.publishThread(GetCurrentThreadId());
    post({ type: 'ready', window: made.window });
    while (!gate.isStopWanted() && user32.dispatchNext());
  } finally {
    // From here on there is nothing to wake up, and the number may become another thread's.
    gate.publishThread(0);
    made.destroy();
  }
}

function post(message: FromWorker): void {
  parentPort?.postMessage(message);
}

function readPort(): void {
  for (let read = receiveMessageOnPort(port); read !== undefined; read = receiveMessageOnPort(port)) {
    const message: ToWorker = read.message;
    if (message.type === 'native') tables = message.tables;
    else vetoes.set(message.round, message.reason);
  }
}

function sendExitSession(hdrvr: bigint): void {
  // Loaded already, or there would be no instance.
  const winmm = loadSystemLibrary(koffi, 'winmm.dll');
  winmm.func('intptr __stdcall SendDriverMessage(intptr hdrvr, uint message, intptr lParam1, intptr lParam2)')(hdrvr, DRV_EXITSESSION, 0, 0);
}

/** What is thrown in a window procedure would go through native code. Nothing of ours may stop the session. */
function guarded(procedure: WindowProc): WindowProc {
  return (window, message, wParam, lParam) => {
    try {
      return procedure(window, message, wParam, lParam);
    } catch {
      return message === WM_QUERYENDSESSION ? 1 : 0;
    }
  };
}
