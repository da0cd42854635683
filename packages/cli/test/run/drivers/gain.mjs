import { defineDriver } from '@driverproc/dispatcher';
import { defineMessage } from '@driverproc/messages';

export default defineDriver({
  messages: { GAIN_SET: defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, result: 'success' }) },
  open: ({ configuration }) => ({ channel: configuration ?? 'both', decibels: 0 }),
}).handle({
  DRV_QUERYCONFIGURE: () => true,
  GAIN_SET({ state, decibels }) {
    state.decibels = decibels;
    return decibels <= 12;
  },
});
