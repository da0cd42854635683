import { simulateSessionEnd, watchSessionEnd } from '@driverproc/session';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { it, startWatch } from './native-test.ts';
import { classExists, className, postMessage, quitWindowThread, sendMessage, sessionWindow, threadCount, WM_CLOSE, WM_ENDSESSION } from './win32.ts';

describe('a watch on Windows', () => {
  it('has one hidden window of a class of its own, and takes both away', async () => {
    assert.equal(sessionWindow(), 0);
    const watch = await startWatch({});
    const name = className(sessionWindow());
    assert.match(name, /^driverproc-session-/);
    assert.equal(classExists(name), true);
    await watch[Symbol.asyncDispose]();
    assert.equal(sessionWindow(), 0);
    assert.equal(classExists(name), false);
  });

  it('leaves no thread, window or class after 200 of them', async () => {
    await (await startWatch({}))[Symbol.asyncDispose]();
    const before = threadCount();
    const names: string[] = [];
    for (let count = 0; count < 200; count += 1) {
      const watch = await startWatch({});
      names.push(className(sessionWindow()));
      if (count % 50 === 0) assert.equal((await simulateSessionEnd(watch, { through: 'source' })).outcome, 'ended');
      await watch[Symbol.asyncDispose]();
    }
    assert.equal(new Set(names).size, 200);
    assert.deepEqual(names.filter(classExists), []);
    assert.equal(sessionWindow(), 0);
    assert.equal(threadCount(), before);
    assert.equal(process.listenerCount('exit'), 0);
  });

  it('can be disposed at any moment while it is being created', async () => {
    for (let delay = 0; delay < 120; delay += 6) {
      const watch = watchSessionEnd();
      await sleep(delay);
      await watch[Symbol.asyncDispose]();
      assert.equal(watch.state, 'disposed');
      await watch.ready;
    }
    assert.equal(sessionWindow(), 0);
  });

  it('delivers an end that comes while it is being disposed, or not at all', async () => {
    for (let count = 0; count < 20; count += 1) {
      let ends = 0;
      const watch = await startWatch({ deadlineMs: 300, onEnd: () => void (ends += 1) });
      postMessage(WM_ENDSESSION, 1, 0);
      if (count % 2 === 0) await sleep(0);
      await watch[Symbol.asyncDispose]();
      assert.ok(ends <= 1);
    }
    assert.equal(sessionWindow(), 0);
  });

  it('survives WM_CLOSE, which taskkill sends', async () => {
    const watch = await startWatch({});
    await sendMessage(WM_CLOSE, 0, 0);
    assert.notEqual(sessionWindow(), 0);
    assert.equal((await simulateSessionEnd(watch, { through: 'source' })).outcome, 'ended');
  });

  it('says so when it loses its window', async () => {
    const messages: string[] = [];
    const watch = await startWatch({ onUnavailable: (error) => void messages.push(error.message) });
    quitWindowThread();
    for (let count = 0; count < 250 && messages.length === 0; count += 1) await sleep(20);
    assert.match(messages.join(), /^\[session_unavailable\] the hidden window is gone/);
    assert.equal(watch.state, 'unavailable');
  });

  it('leaves the event loop free, and takes next to no processor time', async () => {
    await startWatch({});
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 20);
    const taken: number[] = [];
    // Looking for messages every 10 ms would take 22 ms in each second; what the compiler takes, it takes once.
    while (taken.length < 8 && !taken.some((milliseconds) => milliseconds < 15)) {
      const before = process.cpuUsage();
      await sleep(1000);
      const { user, system } = process.cpuUsage(before);
      taken.push((user + system) / 1000);
    }
    clearInterval(timer);
    assert.ok(ticks > 10 * taken.length, `${ticks} ticks of 20 ms in ${taken.length} s`);
    assert.ok(taken.at(-1)! < 15, `${taken.join(', ')} ms of processor time in each second`);
  });
});

describe('a process with a watch', () => {
  const program = join(import.meta.dirname, 'programs/exits.ts');
  const run = async (how: string): Promise<{ code: number | null; output: string }> => {
    const child = spawn(process.execPath, [program, how], { stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 });
    const code = new Promise<number | null>((resolve) => child.once('close', resolve));
    const output = await text(child.stdout);
    return { code: await code, output: output.replaceAll('\r', '').trim() };
  };
  const ends: [how: string, what: string, code: number, output: string][] = [
    ['falls-off', 'ends by itself', 0, 'told NORMAL'],
    ['falls-off-early', 'ends by itself before the watch is ready', 0, 'told NORMAL'],
    ['exit-code', 'keeps the code of process.exitCode', 7, 'told NORMAL'],
    ['exit', 'keeps the code of process.exit', 5, 'told NORMAL'],
    ['exit-early', 'keeps the code of process.exit before the watch is ready', 5, 'told NORMAL'],
    ['throw', 'keeps the code of an uncaught exception', 1, 'told ABNORMAL'],
    ['throw-early', 'keeps the code of an uncaught exception before the watch is ready', 1, 'told ABNORMAL'],
    ['reject', 'keeps the code of an unhandled rejection', 1, 'told ABNORMAL'],
    ['exit-in-handler', 'keeps the code of process.exit in a handler, and the rest is told first', 6, 'rest told, unfinished exits, NORMAL'],
    ['exit-disposing', 'keeps the code of process.exit while it is being disposed', 5, ''],
  ];
  for (const [how, what, code, output] of ends) {
    it(what, async () => {
      assert.deepEqual(await run(how), { code, output });
    });
  }
});
