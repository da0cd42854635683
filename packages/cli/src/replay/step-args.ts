import { DriverError, toPointerSized } from '@driverproc/binding';
import type { HDRVR, LParam } from '@driverproc/binding';
import type { Scene } from './scene.js';
import type { Scalar, Step } from './recording.js';
import { parseValue } from './value-text.js';

/** A handle in an argument; it is looked up when the step is made, and is good while `use` runs. */
export type HandleArg = <R>(scene: Scene, use: (hdrvr: HDRVR) => R) => R;

/** An argument as a value: `0x1f`, or a number. */
export function valueArg(step: Step, index: number): LParam {
  const arg = argAt(step, index);
  const value = typeof arg === 'string' ? parseValue(arg) : arg;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  throw unknownArg(step, index, 'a value');
}

/** An argument as an unsigned number of 32 bits: a message, or flags. */
export function unsignedArg(step: Step, index: number): number {
  const value = valueArg(step, index);
  if (typeof value === 'number' && value >>> 0 === value) return value;
  throw unknownArg(step, index, 'a number of 32 bits');
}

export function textArg(step: Step, index: number): string {
  const text = textOrNullArg(step, index);
  if (text === null) throw unknownArg(step, index, 'a string');
  return text;
}

export function textOrNullArg(step: Step, index: number): string | null {
  const arg = argAt(step, index);
  if (arg === null || typeof arg === 'string') return arg;
  throw unknownArg(step, index, 'a string or null');
}

/** `h1`, `h1+1`, `null`, `bad:0x1234` (a number that is no handle) or `bad:data` (memory that is no instance). */
export function handleArg(step: Step, index: number): HandleArg {
  const arg = argAt(step, index);
  if (arg === null) return (_scene, use) => use(0 as LParam as HDRVR);
  const symbol = typeof arg === 'string' ? /^(h\d+)(?:\+(\d+))?$/.exec(arg) : null;
  if (symbol !== null) {
    return (scene, use) => {
      const hdrvr = scene.symbols.handle(symbol[1]!);
      if (hdrvr === undefined) throw new DriverError('invalid_file', `${symbol[1]} has not been in a message yet`);
      return use(toPointerSized(BigInt(hdrvr) + BigInt(symbol[2] ?? 0), 8, 'a handle') as HDRVR);
    };
  }
  if (arg === 'bad:data') return (scene, use) => scene.manager.memory.lend(new Uint8Array(64), (address) => use(address as HDRVR));
  const value = typeof arg === 'string' ? parseValue(arg.replace(/^bad:/, '')) : null;
  if (value !== null) return (_scene, use) => use(value as HDRVR);
  throw unknownArg(step, index, 'a handle');
}

/** @throws DriverError `invalid_file` unless the step has as many arguments as the call takes. */
export function checkArgCount(step: Step, ...counts: readonly number[]): void {
  if (counts.includes(step.args.length)) return;
  throw new DriverError('invalid_file', `${step.call} with ${step.args.length} arguments is not known; expected ${counts.join(' or ')}`);
}

function argAt(step: Step, index: number): Scalar {
  return step.args[index] ?? null;
}

export function unknownArg(step: Step, index: number, expected: string): DriverError {
  const got = JSON.stringify(step.args[index] ?? null);
  return new DriverError('invalid_file', `argument ${index + 1} of ${step.call} is not known: expected ${expected}; got ${got}`);
}
