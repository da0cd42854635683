import { DRV_USER } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import { wideBytes } from '../../wide-string.js';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual, expectSame, expectThat } from '../expectations.js';
import { recorded } from '../recorder.js';
import { CONTRACT, DRIVER_MESSAGES } from '../sources.js';

const lends = {
  text: 'lend gives a copy of bytes at an address that is divisible by 8 and never zero, for as long as a function runs.',
  href: CONTRACT,
};
const addresses = { text: 'The parameters may represent values or addresses.', href: DRIVER_MESSAGES };

/** What LPARAMs point at. */
export const memoryCases: readonly ConformanceCase[] = [
  {
    id: 'lend-copy',
    title: 'lends a copy, which the bytes themselves do not follow',
    source: lends,
    run: recorded(({ binding: { memory } }) => {
      const bytes = Uint8Array.of(1, 2, 3, 250);
      const read = memory.lend(bytes, (address) => {
        bytes.fill(9);
        return memory.readBytes(address, 4);
      });
      expectEqual('bytes', read, Uint8Array.of(1, 2, 3, 250));
    }),
  },
  {
    id: 'lend-address',
    title: 'lends at addresses that are divisible by 8 and never zero, also an empty block',
    source: lends,
    run: recorded(({ binding: { memory } }) => {
      for (const length of [0, 1, 3, 8, 13]) {
        memory.lend(new Uint8Array(length), (address) => {
          expectThat(address !== 0, `address of ${length} bytes`, 'anything but 0', '0');
          expectEqual(`address of ${length} bytes, modulo 8`, BigInt(address) % 8n, 0n);
        });
      }
    }),
  },
  {
    id: 'lend-inside',
    title: 'lends inside of lending, each block in its own place',
    source: { text: 'Blocks may be lent inside.', href: CONTRACT },
    run: recorded(({ binding: { memory } }) => {
      memory.lend(Uint8Array.of(1, 2, 3), (outer) => {
        memory.lend(Uint8Array.of(4, 5, 6), (inner) => {
          memory.writeBytes(inner, Uint8Array.of(7, 8, 9));
          expectEqual('inner block', memory.readBytes(inner, 3), Uint8Array.of(7, 8, 9));
        });
        expectEqual('outer block', memory.readBytes(outer, 3), Uint8Array.of(1, 2, 3));
      });
    }),
  },
  {
    id: 'lend-result',
    title: 'returns what the function returns that a block is lent to, and throws what it throws',
    source: { text: 'It returns what the function returns, and throws what it throws.', href: CONTRACT },
    run: recorded(({ binding: { memory } }) => {
      expectEqual('lend', memory.lend(Uint8Array.of(1), () => 'a result'), 'a result');
      const cause = new Error('inside');
      let got: unknown;
      try {
        memory.lend(Uint8Array.of(1), () => {
          throw cause;
        });
      } catch (error) {
        got = error;
      }
      expectSame('thrown', got, cause);
    }),
  },
  {
    id: 'read-string',
    title: 'reads UTF-16 text up to its terminating zero',
    source: { text: 'readString reads UTF-16 text up to, not including, its terminating zero.', href: CONTRACT },
    run: recorded(({ binding: { memory } }) => {
      for (const text of ['', 'left', 'ü € \u{1f600}']) {
        const bytes = Uint8Array.of(...wideBytes(text), ...wideBytes('beyond'));
        expectEqual('text', memory.lend(bytes, (address) => memory.readString(address)), text);
      }
    }),
  },
  {
    id: 'driver-reads',
    title: 'lets a driver read what a parameter points at',
    source: addresses,
    run: recorded(({ binding, addDriver, open, send }) => {
      const hdrvr = open(addDriver({ [DRV_USER]: ({ lParam1 }, host) => host.memory.readBytes(lParam1, 2)[1]! }));
      const answer = binding.memory.lend(Uint8Array.of(6, 7, 8), (address) => send(hdrvr, DRV_USER, address));
      expectEqual('byte', answer, 7);
    }),
  },
  {
    id: 'driver-writes',
    title: 'lets a driver write where a parameter points, for its caller to read',
    source: addresses,
    run: recorded(({ binding, addDriver, open, send }) => {
      const write = ({ lParam2 }: { lParam2: LParam }, host: { memory: typeof binding.memory }): number => {
        host.memory.writeBytes(lParam2, Uint8Array.of(8, 9));
        return 1;
      };
      const hdrvr = open(addDriver({ [DRV_USER]: write }));
      const read = binding.memory.lend(Uint8Array.of(1, 2, 3), (address) => {
        send(hdrvr, DRV_USER, 0, address);
        return binding.memory.readBytes(address, 3);
      });
      expectEqual('bytes', read, Uint8Array.of(8, 9, 3));
    }),
  },
];
