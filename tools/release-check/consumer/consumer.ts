import { isDriverError } from '@driverproc/binding';
import type { DriverBinding, HDRVR } from '@driverproc/binding';
import { formatConformanceReport, runConformance, wineDifferences } from '@driverproc/binding/conformance';
import { createDriverManager, defineDriver, openDriver } from '@driverproc/dispatcher';
import { defineMessage, DRV_EXITSESSION, driverMessages } from '@driverproc/messages';
import { createMockBinding } from '@driverproc/mock';
import { endSessionOf, trackInstances, watchSessionEnd } from '@driverproc/session';
import type { SessionEndReport } from '@driverproc/session';
import { createWinmmBinding } from '@driverproc/winmm';

const messages = { GAIN_SET: defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, result: 'success' }) };

// Not exported: its type is inferred, as a user's would be.
const gain = defineDriver({ messages, open: () => ({ decibels: 0 }) }).handle({
  DRV_CONFIGURE: () => 'DRVCNF_OK',
  GAIN_SET({ state, decibels }) {
    state.decibels = decibels;
    return decibels <= 12;
  },
});

export function useThem(): boolean {
  using manager = createDriverManager({ drivers: { 'gain.drv': gain } });
  using instance = openDriver(manager, 'gain.drv', { messages });
  const accepted: boolean = instance.send('GAIN_SET', { decibels: 6 });
  // @ts-expect-error only the system sends DRV_OPEN
  instance.send('DRV_OPEN');
  // @ts-expect-error decibels is a number
  instance.send('GAIN_SET', { decibels: '6' });

  const binding: DriverBinding = createWinmmBinding();
  const hdrvr: HDRVR | null = binding.openDriver('msadp32.acm', null, 0);
  if (hdrvr !== null) binding.sendDriverMessage(hdrvr, DRV_EXITSESSION, 0, 0);
  // @ts-expect-error a number of one's own is not a handle
  binding.sendDriverMessage(4, driverMessages.DRV_EXITSESSION.id, 0, 0);
  return accepted && isDriverError(createMockBinding({}).transcript);
}

export function isConformant(binding: DriverBinding, name: string): boolean {
  const report = runConformance(() => ({ binding, addDriver: () => name }), { expectedDifferences: wineDifferences });
  // @ts-expect-error a difference is listed with its reason
  runConformance(() => ({ binding, addDriver: () => name }), { expectedDifferences: { text: 'it has none' } });
  return report.ok && formatConformanceReport(report) !== '';
}

export async function watchIt(): Promise<SessionEndReport> {
  await using watch = watchSessionEnd({ onQuery: () => ({ veto: 'not now' }), onEnd: (event, { signal }) => [event.reason, signal.aborted] });
  using manager = createDriverManager({ drivers: { 'gain.drv': gain } });
  watch.add(endSessionOf(manager));
  watch.add(endSessionOf(trackInstances(createWinmmBinding()), { name: 'codecs' }));
  // @ts-expect-error not something that has open instances
  watch.add(endSessionOf(createWinmmBinding()));
  return watch.ended;
}
