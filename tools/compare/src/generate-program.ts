import type { LParam, LResult } from '@driverproc/binding';
import { DRV_CLOSE, DRV_DISABLE, DRV_ENABLE, DRV_EXITSESSION, DRV_FREE, DRV_LOAD, DRV_OPEN, DRV_QUERYCONFIGURE, DRV_USER } from '@driverproc/messages';
import fc from 'fast-check';
import { moduleNames } from './program.ts';
import type { Action, HandleChoice, OpenAction, Program, Reaction } from './program.ts';

/** Programs for a host with pointers of this width. */
export function programs(pointerSize: 4 | 8): fc.Arbitrary<Program> {
  const lParams = pointerSize === 8 ? [...narrow, 2 ** 53 - 1, 0x1234_5678_9abc_def0n, -(2n ** 63n)] : narrow;
  const lParam = fc.oneof({ arbitrary: fc.constant<LParam>(0), weight: 2 }, { arbitrary: fc.constantFrom<LParam>(...lParams), weight: 1 });
  const action = actions(lParam);
  return fc.record({
    actions: fc.array(action, { minLength: 1, maxLength: 14, size: 'max' }),
    reactions: fc.uniqueArray(reactions(action, pointerSize), {
      maxLength: 6,
      size: 'max',
      selector: ({ module, msg, nth }) => `${module} ${msg} ${nth}`,
    }),
  });
}

const narrow: readonly LParam[] = [1, -1, 7, 0x7fff_ffff, -0x8000_0000];
const lifeCycle = [DRV_LOAD, DRV_ENABLE, DRV_OPEN, DRV_CLOSE, DRV_DISABLE, DRV_FREE];
const messages = [...lifeCycle, 0, DRV_QUERYCONFIGURE, DRV_EXITSESSION, DRV_USER, DRV_USER + 1, 0xffff_ffff];

const files = ['probea.dll', 'probeb.dll', 'PROBEA', 'probeb.dll both  ', 'probea.dll left speaker', 'nosuch.dll', ' probea.dll'];
const aliasNames = ['prbone', 'PrbText', 'prbtwo', 'prb more', 'prbgone'];

/** By file or by alias; a file has no section, as a rule, and an alias may have one. */
const names: fc.Arbitrary<Pick<OpenAction, 'driverName' | 'section'>> = fc.oneof(
  { arbitrary: fc.record({ driverName: fc.constantFrom('probea.dll', 'probeb.dll'), section: fc.constant(null) }), weight: 6 },
  { arbitrary: fc.record({ driverName: fc.constantFrom(...files), section: fc.constant(null) }), weight: 2 },
  { arbitrary: fc.record({ driverName: fc.constantFrom(...aliasNames), section: fc.constantFrom(null, 'Drivers32', 'drivers32') }), weight: 4 },
  { arbitrary: fc.record({ driverName: fc.constantFrom('', ...files, ...aliasNames), section: fc.constantFrom('Drivers32', 'nosuch') }), weight: 1 },
);

function actions(lParam: fc.Arbitrary<LParam>): fc.Arbitrary<Action> {
  const open = fc.tuple(names, lParam).map(([name, lParam2]): OpenAction => ({ call: 'OpenDriver', ...name, lParam2 }));
  const close = fc.record({ call: fc.constant('CloseDriver' as const), handle: handles, lParam1: lParam, lParam2: lParam });
  const send = fc.record({ call: fc.constant('SendDriverMessage' as const), handle: handles, msg: fc.constantFrom(...messages), lParam1: lParam, lParam2: lParam });
  const module = fc.record({ call: fc.constant('GetDriverModuleHandle' as const), handle: handles });
  return fc.oneof(
    { arbitrary: open, weight: 5 },
    { arbitrary: close, weight: 4 },
    { arbitrary: send, weight: 3 },
    { arbitrary: module, weight: 1 },
  );
}

const handles: fc.Arbitrary<HandleChoice> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('known' as const), index: fc.nat(9) }), weight: 6 },
  { arbitrary: fc.record({ kind: fc.constant('own' as const) }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('beside' as const), index: fc.nat(9), by: fc.constantFrom(1, 2, 3) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('none' as const), value: fc.constantFrom(0, 1, 5, -1, 0x1001) }), weight: 1 },
);

function reactions(action: fc.Arbitrary<Action>, pointerSize: 4 | 8): fc.Arbitrary<Reaction> {
  const odd: readonly LResult[] = pointerSize === 8 ? [0, 2, 5, -1, 0x1_0000_0001, 2n ** 62n + 1n, -(2n ** 63n)] : [0, 2, 5, -1, -0x8000_0000];
  const answer = fc.option(fc.oneof({ arbitrary: fc.constant<LResult>(0), weight: 2 }, { arbitrary: fc.constantFrom(...odd), weight: 1 }));
  return fc.record({
    module: fc.constantFrom(...moduleNames),
    msg: fc.oneof({ arbitrary: fc.constantFrom(...lifeCycle), weight: 3 }, { arbitrary: fc.constantFrom(...messages), weight: 1 }),
    nth: fc.constantFrom(1, 1, 1, 2, 2, 3),
    answer,
    actions: fc.array(action, { maxLength: 3, size: 'max' }),
  });
}
