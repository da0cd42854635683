import { DRV_OPEN, DRV_USER } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual } from '../expectations.js';
import { recorded } from '../recorder.js';
import { CONTRACT_NUMBERS } from '../sources.js';

const width = {
  text: "An LPARAM, an LRESULT and a driver identifier are as wide as the host's pointers (pointerSize).",
  href: CONTRACT_NUMBERS,
};
const form = {
  text: 'Each value has one form: a number wherever it is a safe integer, a bigint beyond, signed.',
  href: CONTRACT_NUMBERS,
};
const cut = {
  text: "A driver's answer that is wider loses its upper half, as it does in a register.",
  href: CONTRACT_NUMBERS,
};

// Each in its one form, so it has to come back the same.
const widest: { readonly [PointerSize in 4 | 8]: readonly LParam[] } = {
  4: [0x7fffffff, -0x80000000, -1],
  8: [0x80000000, -0x80000001, 2 ** 40, -(2 ** 40), Number.MAX_SAFE_INTEGER, 2n ** 53n, 2n ** 63n - 1n, -(2n ** 63n), -1],
};

// Spelled otherwise, and in its one form.
const spelled: { readonly [PointerSize in 4 | 8]: readonly (readonly [LParam, LParam])[] } = {
  4: [
    [5n, 5],
    [0xffffffff, -1],
    [0x80000000n, -0x80000000],
  ],
  8: [
    [5n, 5],
    [0xffffffffn, 0xffffffff],
    [0xffffffffffffffffn, -1],
    [2n ** 63n, -(2n ** 63n)],
  ],
};

const tooWide: { readonly [PointerSize in 4 | 8]: readonly (readonly [LParam, LParam])[] } = {
  4: [
    [2 ** 32 + 1, 1],
    [0x80000000, -0x80000000],
    [2 ** 32, 0],
  ],
  8: [
    [2n ** 64n + 1n, 1],
    [2n ** 64n - 1n, -1],
    [2n ** 64n, 0],
  ],
};

/** How wide values are, and how they are written. */
export const widthCases: readonly ConformanceCase[] = [
  {
    id: 'parameter-width',
    title: 'passes parameters at the full width of a pointer',
    source: width,
    run: recorded(({ binding, addDriver, open, send }) => {
      const received: LParam[] = [];
      const hdrvr = open(addDriver({ [DRV_USER]: ({ lParam1, lParam2 }) => received.push(lParam1, lParam2) }));
      for (const value of widest[binding.pointerSize]) send(hdrvr, DRV_USER, value, value);
      expectEqual('parameters', received, widest[binding.pointerSize].flatMap((value) => [value, value]));
    }),
  },
  {
    id: 'open-parameter-width',
    title: 'passes lParam2 of OpenDriver at the full width of a pointer',
    source: width,
    run: recorded(({ binding, addDriver, open }) => {
      const received: LParam[] = [];
      const driver = addDriver({ [DRV_OPEN]: ({ lParam2 }) => received.push(lParam2) });
      open(driver);
      for (const value of widest[binding.pointerSize]) open(driver, value);
      expectEqual('lParam2', received.slice(1), widest[binding.pointerSize]);
    }),
  },
  {
    id: 'answer-width',
    title: 'returns answers at the full width of a pointer',
    source: width,
    run: recorded(({ binding, addDriver, open, send }) => {
      const values = widest[binding.pointerSize];
      const hdrvr = open(addDriver({ [DRV_USER]: ({ lParam1 }) => values[Number(lParam1)]! }));
      expectEqual('answers', values.map((_, index) => send(hdrvr, DRV_USER, index)), values);
    }),
  },
  {
    id: 'parameter-form',
    title: 'gives a driver each parameter in its one form, however it was spelled',
    source: form,
    run: recorded(({ binding, addDriver, open, send }) => {
      const received: LParam[] = [];
      const hdrvr = open(addDriver({ [DRV_USER]: ({ lParam1, lParam2 }) => received.push(lParam1, lParam2) }));
      for (const [value] of spelled[binding.pointerSize]) send(hdrvr, DRV_USER, value, value);
      expectEqual('parameters', received, spelled[binding.pointerSize].flatMap(([, expected]) => [expected, expected]));
    }),
  },
  {
    id: 'answer-form',
    title: 'returns each answer in its one form, however the driver spelled it',
    source: form,
    run: recorded(({ binding, addDriver, open, send }) => {
      const values = spelled[binding.pointerSize];
      const hdrvr = open(addDriver({ [DRV_USER]: ({ lParam1 }) => values[Number(lParam1)]![0] }));
      expectEqual('answers', values.map((_, index) => send(hdrvr, DRV_USER, index)), values.map(([, expected]) => expected));
    }),
  },
  {
    id: 'answer-too-wide',
    title: 'cuts an answer that is wider than a pointer',
    source: cut,
    run: recorded(({ binding, addDriver, open, send }) => {
      const values = tooWide[binding.pointerSize];
      const hdrvr = open(addDriver({ [DRV_USER]: ({ lParam1 }) => values[Number(lParam1)]![0] }));
      expectEqual('answers', values.map((_, index) => send(hdrvr, DRV_USER, index)), values.map(([, expected]) => expected));
    }),
  },
  {
    id: 'driver-id-form',
    title: 'gives a driver its identifier in its one form, however it spelled it',
    source: form,
    run: recorded(({ binding, addDriver, open, send, transcript, forget }) => {
      const [spelling, expected] = binding.pointerSize === 8 ? [0xffffffffffffffffn, -1] : [0xfffffffe, -2];
      const hdrvr = open(addDriver({ [DRV_OPEN]: spelling }));
      forget();
      send(hdrvr, DRV_USER);
      expectEqual('driver identifier', transcript('driverId'), [`DRV_USER+0 id ${expected}`]);
    }),
  },
];
