import type { LParam, Memory } from '@driverproc/binding';
import { bindingMutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';

/** The manager with another memory, which its drivers have as well. */
function memoryMutant(is: string, caughtBy: readonly string[], change: (memory: Memory) => Partial<Memory>): Mutant {
  return bindingMutant(is, caughtBy, ({ memory }) => ({ memory: { ...memory, ...change(memory) } }));
}

export const memoryMutants: readonly Mutant[] = [
  memoryMutant('lends the bytes themselves', ['lend-copy'], (memory) => {
    const lent = new Map<LParam, Uint8Array>();
    return {
      lend: (bytes, use) => memory.lend(bytes, (address) => use((lent.set(address, bytes), address))),
      readBytes: (address, length) => lent.get(address)?.slice(0, length) ?? memory.readBytes(address, length),
    };
  }),
  memoryMutant('lends at any address', ['lend-address'], (memory) => ({
    lend: (bytes, use) => memory.lend(Uint8Array.of(0, 0, 0, 0, ...bytes), (address) => use(Number(address) + 4)),
  })),
  memoryMutant('gives an empty block no address', ['lend-address'], (memory) => ({
    lend: (bytes, use) => (bytes.length === 0 ? use(0) : memory.lend(bytes, use)),
  })),
  memoryMutant('has one block only', ['lend-inside'], (memory) => {
    let block: LParam | undefined;
    return {
      lend(bytes, use) {
        if (block !== undefined) {
          memory.writeBytes(block, bytes);
          return use(block);
        }
        return memory.lend(bytes, (address) => {
          block = address;
          try {
            return use(address);
          } finally {
            block = undefined;
          }
        });
      },
    };
  }),
  memoryMutant('returns nothing of what a function returns', ['lend-result'], (memory) => ({
    lend: (bytes, use) => {
      memory.lend(bytes, use);
      return undefined as never;
    },
  })),
  memoryMutant('keeps to itself what a function throws', ['lend-result'], (memory) => ({
    lend(bytes, use) {
      try {
        return memory.lend(bytes, use);
      } catch {
        return undefined as never;
      }
    },
  })),
  memoryMutant('reads text as bytes', ['read-string'], (memory) => ({
    readString: (address) => memory.readString(address).replace(/[^\0-\xff]/g, '?'),
  })),
];
