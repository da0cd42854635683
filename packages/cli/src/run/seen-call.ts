import { handlerThrew, isDriverError, toAnswer } from '@driverproc/binding';
import type { DriverError, LResult, Memory } from '@driverproc/binding';
import { observeDriver } from '@driverproc/dispatcher';
import type { Driver, DriverCall } from '@driverproc/dispatcher';
import { DRV_OPEN } from '@driverproc/messages';
import type { MessageSignature } from '@driverproc/messages';
import type { RunDriver } from './run-driver.js';

/** A call of a DriverProc that was seen. */
export interface SeenCall extends DriverCall {
  readonly module: string;
  /** Text that lParam1 points at. */
  readonly text: string | null;
  readonly name: string | null;
  readonly signature: MessageSignature | undefined;
  /** `null` when there was none: see `error`. */
  readonly answer: LResult | null;
  /** The driver threw, or answered with something that is no integer. */
  readonly error: DriverError | null;
}

/** Reads the text that lParam1 of a DRV_OPEN points at. */
export type ReadOpenText = (call: DriverCall, memory: Memory) => string | null;

/** The driver, with its calls seen. */
export function seeCalls({ module, driver, messages }: RunDriver, seen: (call: SeenCall) => void, readOpenText: ReadOpenText): Driver {
  const own = new Map<number, [string, MessageSignature]>(Object.entries(messages).map(([name, each]) => [each.id, [name, each]]));
  return observeDriver(driver, (call, { memory, pointerSize }) => {
    const [name = null, signature] = own.get(call.msg) ?? [];
    const text = call.msg === DRV_OPEN ? readOpenText(call, memory) : null;
    const about = { ...call, module, text, name, signature };
    return {
      answered: (given) => seen({ ...about, ...readAnswer(() => toAnswer(given, pointerSize, module, call.msg)) }),
      threw: (cause) => seen({ ...about, answer: null, error: handlerThrew(module, call.msg, cause) }),
    };
  });
}

function readAnswer(read: () => LResult): Pick<SeenCall, 'answer' | 'error'> {
  try {
    return { answer: read(), error: null };
  } catch (error) {
    if (!isDriverError(error)) throw error;
    return { answer: null, error };
  }
}
