import type { DriverHost, DriverProc, HDRVR, LParam, LResult } from '@driverproc/binding';
import { DRV_CLOSE, DRV_LOAD, DRV_OPEN, driverMessageSignatures } from '@driverproc/messages';
import type { MessageSignature } from '@driverproc/messages';
import type { CustomMessages } from './define-driver.js';
import { paramReader } from './lparam.js';
import { encodeResult } from './lresult.js';
import { knownMessages } from './message-table.js';

type Event = { [name: string]: unknown };
type Handler = (event: Event) => unknown;
type CompiledHandler = (driverId: LResult, hdrvr: HDRVR | 0, lParam1: LParam, lParam2: LParam) => LResult;

/**
 * A driver as it was declared, its types forgotten.
 *
 * @internal
 */
export interface DeclaredDriver {
  readonly messages: CustomMessages;
  readonly open: (event: never) => unknown;
  readonly handlers: { readonly [name: string]: ((event: never) => unknown) | undefined };
}

/**
 * Makes a DriverProc: each message's handler with its parameters and answer, found by number.
 *
 * @internal
 */
export function compileDriver(definition: DeclaredDriver, host: DriverHost): DriverProc {
  const states = createStates();
  const compiled = new Map<number, CompiledHandler>();
  compiled.set(DRV_OPEN, compileOpen(definition, driverMessageSignatures.DRV_OPEN, states, host));
  const signatures = knownMessages(definition.messages);
  for (const [name, signature] of signatures) {
    const handler = definition.handlers[name] as Handler | undefined;
    if (handler === undefined || name === 'DRV_OPEN') continue;
    compiled.set(signature.id, compileHandler(name, signature, handler, states, host));
  }
  const closeHandler = compiled.get(DRV_CLOSE);

  return (driverId, hdrvr, msg, lParam1, lParam2) => {
    if (msg === DRV_CLOSE) {
      // Refused, the instance may live on: whether it does is the host's to say. One whose handler throws has not refused.
      let refused = false;
      try {
        const answer = closeHandler === undefined ? 1 : closeHandler(driverId, hdrvr, lParam1, lParam2);
        refused = answer === 0;
        return answer;
      } finally {
        if (!refused) states.remove(driverId);
      }
    }
    const handler = compiled.get(msg);
    if (handler !== undefined) return handler(driverId, hdrvr, lParam1, lParam2);
    return msg === DRV_LOAD ? 1 : host.defDriverProc(driverId, hdrvr, msg, lParam1, lParam2);
  };
}

function compileOpen(definition: DeclaredDriver, signature: MessageSignature, states: States, host: DriverHost): CompiledHandler {
  const open = definition.open as Handler;
  const read = compileParams(signature, host);
  return (_driverId, hdrvr, lParam1, lParam2) => {
    const event: Event = { hdrvr };
    read(event, lParam1, lParam2);
    const state = open(event);
    return state === null ? 0 : states.add(state);
  };
}

function compileHandler(
  name: string,
  signature: MessageSignature,
  handler: Handler,
  states: States,
  host: DriverHost,
): CompiledHandler {
  const read = compileParams(signature, host);
  const ofInstance = signature.scope === 'instance';
  const hasNoResult = signature.result === 'none';
  return (driverId, hdrvr, lParam1, lParam2) => {
    // Sent before DRV_OPEN succeeded, or with an identifier that is not ours: there is no state to hand over.
    if (ofInstance && !states.has(driverId)) return host.defDriverProc(driverId, hdrvr, signature.id, lParam1, lParam2);
    const event: Event = ofInstance ? { hdrvr, state: states.get(driverId) } : {};
    read(event, lParam1, lParam2);
    const value = handler(event);
    if (hasNoResult && value === undefined) return host.defDriverProc(driverId, hdrvr, signature.id, lParam1, lParam2);
    return encodeResult(signature.result, value, name, host.pointerSize);
  };
}

function compileParams({ lParam1, lParam2 }: MessageSignature, host: DriverHost) {
  const read1 = paramReader(lParam1);
  const read2 = paramReader(lParam2);
  return (event: Event, value1: LParam, value2: LParam): void => {
    read1?.(event, value1, host);
    read2?.(event, value2, host);
  };
}

/** The states of open instances by driver identifier: 1, 2, … so that none is zero; those of closed ones are used again. */
interface States {
  add(state: unknown): number;
  has(driverId: LResult): boolean;
  get(driverId: LResult): unknown;
  remove(driverId: LResult): void;
}

function createStates(): States {
  const none = Symbol('no instance');
  const states: unknown[] = [none];
  const free: number[] = [];
  const has = (driverId: LResult): boolean =>
    typeof driverId === 'number' && driverId > 0 && driverId < states.length && states[driverId] !== none;
  return {
    add(state) {
      const driverId = free.pop() ?? states.length;
      states[driverId] = state;
      return driverId;
    },
    has,
    get: (driverId) => states[driverId as number],
    remove(driverId) {
      if (!has(driverId)) return;
      states[driverId as number] = none;
      free.push(driverId as number);
    },
  };
}
