import type { CallStacks, ThreadCalls } from './call-stacks.js';
import { createInstances } from './instances.js';
import type { Instances } from './instances.js';
import { copyOf } from './kept-text.js';

/** The threads of a log, and the instances of their processes. */
export interface LogThreads {
  /** The thread that a line names from one place to another, `0020:0024`, in one or two ids, or none. */
  threadOf(line: string, from: number, to: number, ids: number): ThreadCalls;
  /** A thread that no line is of. */
  readonly nobody: ThreadCalls;
  /** The log is over: ends every call. */
  forgetAll(): void;
}

/** Threads and processes beyond this are forgotten, the oldest first. */
const most = 4096;

/** @param onForget - Told that a thread was forgotten, and its calls ended. */
export function createLogThreads(stacks: CallStacks, onForget: () => void): LogThreads {
  const threads = new Map<string, ThreadCalls>();
  const byPid = new Map<string, Instances>();
  let instanceCount = 0;
  let latest: ThreadCalls | null = null;

  const instancesOf = (pid: string): Instances => {
    let instances = byPid.get(pid);
    if (instances === undefined) {
      instances = createInstances(pid === '' ? null : pid, () => (instanceCount += 1));
      byPid.set(pid, instances);
      if (byPid.size > most) byPid.delete(byPid.keys().next().value!);
    }
    return instances;
  };

  const addThread = (key: string, ids: number): ThreadCalls => {
    const colon = key.indexOf(':');
    const pid = ids > 1 ? key.slice(0, colon) : '';
    const thread: ThreadCalls = { key, ids, pid: pid === '' ? null : pid, tid: key === '' ? null : key.slice(colon + 1), instances: instancesOf(pid), file: null, calls: [] };
    threads.set(key, thread);
    if (threads.size > most) {
      const oldest = threads.values().next().value!;
      threads.delete(oldest.key);
      stacks.abandon(oldest);
      onForget();
    }
    return thread;
  };

  return {
    threadOf(line, from, to, ids) {
      // Lines come in rows from one thread.
      if (latest !== null && latest.ids === ids && latest.key.length === to - from && line.startsWith(latest.key, from)) return latest;
      const key = copyOf(line.slice(from, to));
      latest = threads.get(key) ?? addThread(key, ids);
      return latest;
    },
    nobody: { key: '', ids: 0, pid: null, tid: null, instances: createInstances(null, () => 0), file: null, calls: [] },
    forgetAll() {
      for (const thread of threads.values()) stacks.abandon(thread);
      threads.clear();
      latest = null;
      onForget();
    },
  };
}
