import { createDriverManager } from '@driverproc/dispatcher';
import { endSessionOf, posixSource, watchSessionEnd, windowsSource } from '@driverproc/session';
import { writeSync } from 'node:fs';

// A program with a driver open, which is sent signals. What it does then, its argument says.
const how = process.argv[2];
const say = (what: string): void => void writeSync(1, `${what}\n`);
const names: { readonly [msg: number]: string } = { 4: 'CLOSE', 5: 'DISABLE', 6: 'FREE', 11: 'EXITSESSION', 12: 'EXITAPPLICATION' };
const manager = createDriverManager({
  drivers: { 'a.drv': (_driverId, _hdrvr, msg, lParam1) => (names[msg] !== undefined && say(`${names[msg]} ${lParam1}`), 1) },
});
manager.openDriver('a.drv', null, 0);

const watch = watchSessionEnd({
  name: 'program',
  deadlineMs: how === 'never' ? 300 : 10_000,
  ...(how === 'unavailable' && { sources: [windowsSource()] }),
  ...(how === 'stays' && { sources: [posixSource({ exit: false })] }),
  onEnd: async ({ reason, signal }) => {
    say(`end ${reason} ${signal}`);
    if (how === 'never' || how === 'forced') await new Promise(() => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    say('saved');
  },
  onReport: ({ outcome, unfinished }) => say(`report ${outcome} ${unfinished.join()}`),
  onExit: (exit) => say(`exit ${exit}`),
});
watch.add(endSessionOf(manager, { exitApplication: true }));
if (how === 'two') watchSessionEnd({ onEnd: () => new Promise<void>((resolve) => void setTimeout(() => (say('second watch'), resolve()), 300)) });
if (how === 'other') process.on('SIGTERM', () => say('other listener'));
if (how === 'disposed') watch[Symbol.dispose]();
if (how === 'exits-disposed') watch.add({ onEnd: () => (watch[Symbol.dispose](), setTimeout(() => process.exit(4), 10)) });
if (how === 'throws') setTimeout(() => { throw new Error('uncaught'); }, 10);
if (how === 'exits') setTimeout(() => process.exit(3), 10);
if (how !== 'ends' && how !== 'unavailable') setInterval(() => {}, 1000);
say('ready');
