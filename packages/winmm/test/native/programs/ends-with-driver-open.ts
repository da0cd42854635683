import { createWinmmBinding } from '@driverproc/winmm';

// Ends in the way that is asked for, with two instances of a hosted driver open. Prints its path, and every message from then on.
const [way] = process.argv.slice(2);
const winmm = createWinmmBinding();
let isEnding = false;
const host = winmm.hostDriver((_driverId, _hdrvr, msg) => {
  if (isEnding) console.log(`message ${msg}`);
  if (msg === 0x4001) process.exit(5);
  return 1;
}, { name: 'open.drv' });
console.log(host.path);
const hdrvr = winmm.openDriver(host.path, null, 7)!;
winmm.openDriver('msadp32.acm', null, 0);
isEnding = true;

if (way === 'exit') process.exit(3);
if (way === 'exit inside a message') winmm.sendDriverMessage(hdrvr, 0x4001, 0, 0);
if (way === 'uncaught') throw new Error('nobody catches this');
if (way === 'exit code') process.exitCode = 4;
if (way === 'sends at exit') process.on('exit', () => console.log(`answer ${winmm.sendDriverMessage(hdrvr, 0x4000, 0, 0)}`));
if (way === 'disposes at exit') {
  process.on('exit', () => {
    for (const each of host.instances()) winmm.closeDriver(each, 0, 0);
    host.dispose();
  });
}
