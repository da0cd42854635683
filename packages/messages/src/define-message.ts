import type { MessageSignature } from './descriptor.js';

/**
 * Declares a message of one driver, or of one class of drivers: an application sends it to one open instance.
 *
 * The declaration is data and is taken as it is; whoever receives it checks the number and the type names. Private messages
 * start at DRV_USER (0x4000); 0x0800 to 0x3FFF belong to classes that Windows defines, such as MCI.
 *
 * @example
 * ```ts
 * const GAIN_SET = defineMessage({ id: DRV_USER + 1, lParam1: { decibels: 'LONG' }, result: 'success' });
 * ```
 *
 * @see {@link https://learn.microsoft.com/windows/win32/multimedia/driver-messages}
 * @public
 */
export function defineMessage<const Signature extends Omit<MessageSignature, 'sentBy' | 'scope'>>(
  signature: Signature,
): Signature & { readonly sentBy: 'application'; readonly scope: 'instance' } {
  return { ...signature, sentBy: 'application', scope: 'instance' };
}
