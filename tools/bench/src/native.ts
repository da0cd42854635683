import { createWinmmBinding } from '@driverproc/winmm';
import koffi from 'koffi';
import { do_not_optimize, measure } from 'mitata';

// Runs with Windows' Node. Prints one line of JSON: what sendDriverMessage costs beside a bare koffi function of the
// same prototype, to the same driver, in the same process.
const binding = createWinmmBinding();
const SendDriverMessage: (hdrvr: unknown, message: number, lParam1: number, lParam2: number) => unknown = koffi
  .load(`${process.env['SystemRoot']}\\system32\\winmm.dll`)
  .func('intptr __stdcall SendDriverMessage(intptr hdrvr, uint message, intptr lParam1, intptr lParam2)');

const driver = 'msadp32.acm';
const DRV_EXITSESSION = 11;
const sends = 1000;
const hdrvr = binding.openDriver(driver, null, 0);
if (hdrvr === null) throw new Error(`${driver} does not open`);

// By turns, and the least disturbed round of each: the clock of a shared machine wanders by more than what is measured.
let bareNs = Infinity;
let bindingNs = Infinity;
for (let round = 0; round < 15; round++) {
  bareNs = Math.min(bareNs, await nanosecondsEach(() => {
    for (let index = 0; index < sends; index++) do_not_optimize(SendDriverMessage(hdrvr, DRV_EXITSESSION, index, 0));
  }));
  bindingNs = Math.min(bindingNs, await nanosecondsEach(() => {
    for (let index = 0; index < sends; index++) do_not_optimize(binding.sendDriverMessage(hdrvr, DRV_EXITSESSION, index, 0));
  }));
}
binding.closeDriver(hdrvr, 0, 0);
console.log(JSON.stringify({ name: 'winmm send', arch: process.arch, bareNs, bindingNs, ratio: bindingNs / bareNs, limit: 1.1 }));

async function nanosecondsEach(send: () => void): Promise<number> {
  const { p50 } = await measure(send, { min_cpu_time: 100e6, gc: false });
  return p50 / sends;
}
