import { expectTypeOf } from 'vitest';
import { createDriverManager, defineDriver } from '@driverproc/dispatcher';
import type { DriverDefinition } from '@driverproc/dispatcher';
import type { HDRVR } from '@driverproc/binding';
import { defineMessage } from '@driverproc/messages';
import type { DriverConfigInfo, DriverExit, LParam } from '@driverproc/messages';

const messages = {
  GAIN_SET: defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, lParam2: { label: 'LPCWSTR' }, result: 'success' }),
  GAIN_GET: defineMessage({ id: 0x4002, result: 'LONG' }),
};

const shape = defineDriver({
  messages,
  open(event) {
    expectTypeOf(event.configuration).toEqualTypeOf<string | null>();
    expectTypeOf(event.data).toEqualTypeOf<LParam>();
    expectTypeOf(event.hdrvr).toEqualTypeOf<HDRVR>();
    return event.configuration === 'no' ? null : { decibels: 0 };
  },
});

const required = { GAIN_SET: () => true, GAIN_GET: () => 0 };

const gain = shape.handle({
  GAIN_SET({ state, hdrvr, decibels, label }) {
    expectTypeOf(state).toEqualTypeOf<{ decibels: number }>();
    expectTypeOf(hdrvr).toEqualTypeOf<HDRVR>();
    expectTypeOf(decibels).toEqualTypeOf<number>();
    expectTypeOf(label).toEqualTypeOf<string | null>();
    return true;
  },
  GAIN_GET: ({ state }) => state.decibels,
  DRV_LOAD: () => true,
  DRV_EXITSESSION: ({ state }) => {
    state.decibels = 0;
  },
  DRV_EXITAPPLICATION: ({ exit }) => {
    expectTypeOf(exit).toEqualTypeOf<DriverExit | LParam>();
  },
  DRV_CONFIGURE: ({ parent, configInfo }) => {
    expectTypeOf(parent).toEqualTypeOf<LParam>();
    expectTypeOf(configInfo).toEqualTypeOf<DriverConfigInfo | null>();
    return 'DRVCNF_OK';
  },
});
expectTypeOf(gain).toExtend<DriverDefinition<typeof messages>>();
expectTypeOf(gain.messages).toEqualTypeOf<typeof messages>();
createDriverManager({ drivers: { 'gain.drv': gain } });

// @ts-expect-error every message of the driver's own needs a handler: GAIN_GET is missing
shape.handle({ GAIN_SET: () => true });
// @ts-expect-error DRV_LOAD comes before any instance exists, so it has no state
shape.handle({ ...required, DRV_LOAD: ({ state }) => state });
// @ts-expect-error DRV_FREE is about the module, so it has no hdrvr
shape.handle({ ...required, DRV_FREE: ({ hdrvr }) => void hdrvr });
// @ts-expect-error `decibels` of the state is a number
shape.handle({ ...required, DRV_EXITSESSION: ({ state }) => void state.decibels.toUpperCase() });
// @ts-expect-error the state has no `volume`
shape.handle({ ...required, DRV_EXITSESSION: ({ state }) => void state.volume });
// @ts-expect-error the answer to a `success` message is a boolean
shape.handle({ ...required, GAIN_SET: () => 1 });
// @ts-expect-error the answer to DRV_CONFIGURE is one of the DRVCNF_ names
shape.handle({ ...required, DRV_CONFIGURE: () => 'DRVCNF_YES' });
// @ts-expect-error DRV_OPEN is handled by `open`
shape.handle({ ...required, DRV_OPEN: () => 1 });
// @ts-expect-error there is no message DRV_POWR
shape.handle({ ...required, DRV_POWR: () => true });
// @ts-expect-error a driver needs `open`
defineDriver({ messages });
// @ts-expect-error SHORT is not a type of a parameter
defineMessage({ id: 0x4001, lParam1: { volume: 'SHORT' }, result: 'none' });
// @ts-expect-error every message says what its answer is
defineMessage({ id: 0x4001 });
// @ts-expect-error a string is not a driver
createDriverManager({ drivers: { 'gain.drv': 'gain' } });
// @ts-expect-error there is no profile win95
createDriverManager({ drivers: {}, profile: 'win95' });
