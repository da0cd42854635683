import type { DriverBinding, HDRVR, LResult } from '@driverproc/binding';
import { driverMessageSignatures } from '@driverproc/messages';
import type { MessageSignature } from '@driverproc/messages';
import type { CustomMessages } from './define-driver.js';
import { paramWriter } from './lparam.js';
import type { ParamWriter } from './lparam.js';
import { resultReader } from './lresult.js';
import { checkDriverMessages } from './message-table.js';

type Params = { readonly [name: string]: unknown };
type Send = CompiledMessage['send'];

/**
 * A message made ready to be sent.
 *
 * @internal
 */
export interface CompiledMessage {
  readonly id: number;
  /** Kept apart so that a message without parameters costs no call more than the raw one. */
  readonly hasParams: boolean;
  send(binding: DriverBinding, hdrvr: HDRVR, params: Params): LResult;
  decode(answer: LResult): unknown;
}

/**
 * The messages that an application may send, by name: the standard ones and a driver's own.
 *
 * @throws DriverError `invalid_argument` for messages that cannot be a driver's own.
 * @internal
 */
export function compileMessages(messages: CustomMessages): ReadonlyMap<string, CompiledMessage> {
  checkDriverMessages(messages);
  const sendable = Object.entries<MessageSignature>({ ...driverMessageSignatures, ...messages }).filter(
    ([, { sentBy }]) => sentBy === 'application',
  );
  return new Map(sendable.map(([name, signature]) => [name, compileMessage(name, signature)]));
}

// Made at the first open, so that importing this does nothing.
let standard: ReadonlyMap<string, CompiledMessage> | undefined;

/** @internal */
export function standardMessages(): ReadonlyMap<string, CompiledMessage> {
  standard ??= compileMessages({});
  return standard;
}

function compileMessage(name: string, { id, lParam1, lParam2, result }: MessageSignature): CompiledMessage {
  const send = compileSend(id, paramWriter(lParam1), paramWriter(lParam2));
  const hasParams = lParam1 !== undefined || lParam2 !== undefined;
  return { id, hasParams, send, decode: resultReader(result, name) };
}

function compileSend(id: number, first: ParamWriter | null, second: ParamWriter | null): Send {
  const encode1 = first?.encode ?? null;
  const encode2 = second?.encode ?? null;
  if (encode1 !== null && second === null) {
    return (binding, hdrvr, params) => binding.sendDriverMessage(hdrvr, id, encode1(params, binding), 0);
  }
  if (first === null && encode2 !== null) {
    return (binding, hdrvr, params) => binding.sendDriverMessage(hdrvr, id, 0, encode2(params, binding));
  }
  if (encode1 !== null && encode2 !== null) {
    return (binding, hdrvr, params) =>
      binding.sendDriverMessage(hdrvr, id, encode1(params, binding), encode2(params, binding));
  }
  const lend1 = first?.lend ?? lendZero;
  const lend2 = second?.lend ?? lendZero;
  return (binding, hdrvr, params) =>
    lend1(params, binding, (value1) =>
      lend2(params, binding, (value2) => binding.sendDriverMessage(hdrvr, id, value1, value2)),
    );
}

const lendZero: ParamWriter['lend'] = (_params, _host, use) => use(0);
