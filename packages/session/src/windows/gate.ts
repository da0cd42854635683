/**
 * Where the two threads meet: words of shared memory. The thread of the window sleeps in GetMessageW or waits here; it reads no
 * messages of Node's while it does.
 */
export interface Gate {
  readonly shared: SharedArrayBuffer;
  /** The window's thread has a message queue from now on. */
  publishThread(threadId: number): void;
  /** Zero before that. */
  threadId(): number;
  wantStop(): void;
  isStopWanted(): boolean;
  /** The main thread is done with message `round`, and with all before it. */
  answer(round: number): void;
  /** The main thread is tearing down for message `round`: it will answer soon. */
  promiseAnswer(round: number): void;
  isAnswerPromised(round: number): boolean;
  /** Waits for that, until a point in time as `performance.now()` counts. */
  waitForAnswer(round: number, until: number): boolean;
  /** Is anybody asked before an end? If not, a query is answered at once. */
  setAsks(asks: boolean): void;
  asks(): boolean;
  /** Instances that the window's thread told in the end under way. */
  setToldByWorker(instances: number): void;
  toldByWorker(): number;
}

const THREAD_ID = 0;
const STOP = 1;
const ANSWERED = 2;
const ASKS = 3;
const TOLD = 4;
const PROMISED = 5;

export function createGate(): Gate {
  return readGate(new SharedArrayBuffer(6 * Int32Array.BYTES_PER_ELEMENT));
}

export function readGate(shared: SharedArrayBuffer): Gate {
  const words = new Int32Array(shared);
  return {
    shared,
    publishThread: (threadId) => void Atomics.store(words, THREAD_ID, threadId | 0),
    threadId: () => Atomics.load(words, THREAD_ID) >>> 0,
    wantStop: () => void Atomics.store(words, STOP, 1),
    isStopWanted: () => Atomics.load(words, STOP) !== 0,
    answer(round) {
      if (round > Atomics.load(words, ANSWERED)) Atomics.store(words, ANSWERED, round);
      Atomics.notify(words, ANSWERED);
    },
    promiseAnswer: (round) => void Atomics.store(words, PROMISED, round),
    isAnswerPromised: (round) => Atomics.load(words, PROMISED) >= round,
    waitForAnswer(round, until) {
      for (;;) {
        const answered = Atomics.load(words, ANSWERED);
        if (answered >= round) return true;
        const left = until - performance.now();
        if (left <= 0) return false;
        Atomics.wait(words, ANSWERED, answered, left);
      }
    },
    setAsks: (asks) => void Atomics.store(words, ASKS, asks ? 1 : 0),
    asks: () => Atomics.load(words, ASKS) !== 0,
    setToldByWorker: (instances) => void Atomics.store(words, TOLD, instances),
    toldByWorker: () => Atomics.load(words, TOLD),
  };
}
