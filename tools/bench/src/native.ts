import { createWinmmBinding } from '@driverproc/winmm';
import koffi from 'koffi';
import { do_not_optimize, measure } from 'mitata';

// Runs with Windows' Node. Prints one line of JSON: what sendDriverMessage costs beside a bare koffi function of the
// same prototype, to the same driver, in the same process.
const binding = createWinmmBinding();
const SendDriverMessage: (hdrvr: unknown, message: number, lParam1: number, lParam2: number) => number = koffi
  .load(`${process.env['SystemRoot']}\\system32\\winmm.dll`)
  .func('intptr __stdcall SendDriverMessage(intptr hdrvr, uint message, intptr lParam1, intptr lParam2)');

const driver = 'msadp32.acm';
const DRV_EXITSESSION = 11;
const hdrvr = binding.openDriver(driver, null, 0);
if (hdrvr === null) throw new Error(`${driver} does not open`);

// By turns and the median of the ratios: the clock of a shared machine wanders by more than what is measured.
const rounds: { bareNs: number; bindingNs: number; ratio: number }[] = [];
for (let round = 0; round < 9; round++) {
  const bareNs = await nanoseconds(() => SendDriverMessage(hdrvr, DRV_EXITSESSION, 0, 0));
  const bindingNs = await nanoseconds(() => binding.sendDriverMessage(hdrvr, DRV_EXITSESSION, 0, 0));
  rounds.push({ bareNs, bindingNs, ratio: bindingNs / bareNs });
}
binding.closeDriver(hdrvr, 0, 0);
rounds.sort((a, b) => a.ratio - b.ratio);
console.log(JSON.stringify({ name: 'winmm send', arch: process.arch, ...rounds[rounds.length >> 1], limit: 1.1 }));

async function nanoseconds(call: () => unknown): Promise<number> {
  const { p50 } = await measure(() => do_not_optimize(call()), { min_cpu_time: 200e6, gc: false });
  return p50;
}
