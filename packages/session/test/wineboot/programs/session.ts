import { endSessionOf, trackInstances, watchSessionEnd } from '@driverproc/session';
import type { SessionWatchOptions } from '@driverproc/session';
import { createWinmmBinding } from '@driverproc/winmm';
import { appendFileSync } from 'node:fs';

// A program with drivers open, which writes down what it hears of the end of the session. What it does then, its second argument says.
const [file = '', how = 'plain', deadlineMs = '4000'] = process.argv.slice(2);
const log = (what: string): void => appendFileSync(file, `${(performance.timeOrigin + performance.now()).toFixed(2)} ${what}\n`);
const block = (milliseconds: number): void => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

const winmm = createWinmmBinding();
const tracked = trackInstances(winmm);
const messages: { readonly [msg: number]: string } = { 1: 'LOAD', 2: 'ENABLE', 3: 'OPEN', 4: 'CLOSE', 5: 'DISABLE', 6: 'FREE', 11: 'EXITSESSION' };
const hosted = ['gain.drv', 'tone.drv'].map((name) => {
  let opened = 0;
  const driver = (driverId: number | bigint, _hdrvr: unknown, msg: number): number => {
    if (msg === 3) opened += 1;
    log(`${name} ${messages[msg] ?? msg} ${msg === 3 ? opened : driverId}`);
    if (how === 'slow-open' && msg === 3) block(20);
    return msg === 3 ? opened : 1;
  };
  return winmm.hostDriver(driver, { name });
});
const names = ['msadp32.acm', 'imaadp32.acm', 'msg711.acm', ...hosted.map(({ path }) => path)];
const open = (index: number): void => {
  const hdrvr = tracked.openDriver(names[index % names.length]!, null, 0);
  log(`opened ${index} ${hdrvr === null ? 'null' : BigInt(hdrvr).toString(16)}`);
};
for (let index = 0; index < 50; index += 1) open(index);

let vetoes = how === 'veto' ? 1 : 0;
const options: SessionWatchOptions = {
  name: 'program',
  deadlineMs: Number(deadlineMs),
  onQuery: ({ source, reason }) => {
    log(`query ${source} ${reason}`);
    if (vetoes === 0) return undefined;
    vetoes -= 1;
    return { veto: 'Recording in progress' };
  },
  onCancelled: () => log(`cancelled, ${tracked.instances().length} open`),
  onEnd: ({ source, reason }) => {
    log(`end ${source} ${reason}`);
    if (how === 'exit') process.exit(9);
    return how === 'never' ? new Promise(() => {}) : undefined;
  },
  onReport: ({ outcome, told, toldByWorker, unfinished, milliseconds }) =>
    log(`report ${outcome}, told ${told} + ${toldByWorker}, unfinished ${unfinished.join()}, ${milliseconds.toFixed(1)} ms`),
  onExit: (exit) => log(`exit ${exit}`),
};
const alive = setInterval(() => {}, 1000);

if (how === 'cycles') {
  log('ready');
  for (const until = performance.now() + 4000; performance.now() < until; ) {
    const watch = watchSessionEnd({ ...options, name: 'cycle' });
    const joined = watch.add(endSessionOf(tracked));
    await watch.ready;
    await watch[Symbol.asyncDispose]();
    joined[Symbol.dispose]();
  }
  log('done');
  clearInterval(alive);
} else {
  const watch = watchSessionEnd(options);
  watch.add(endSessionOf(tracked));
  try {
    await watch.ready;
    log('ready');
  } catch (error) {
    log(`not ready: ${(error as Error).message}`);
    log(`goes on with ${tracked.instances().length} open`);
    clearInterval(alive);
  }
  if (how === 'blocked') block(15_000);
  if (how === 'slow-open') {
    for (let index = 50; index < 2000 && watch.state !== 'ended'; index += 1) {
      open(index);
      if (index % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
