import { DriverError } from '@driverproc/binding';
import { driverMessageSignatures, DRV_RESERVED } from '@driverproc/messages';
import type { MessageSignature } from '@driverproc/messages';
import type { CustomMessages } from './define-driver.js';
import { paramProblem } from './lparam.js';
import { isResultKind } from './lresult.js';

const standardIds = new Set<number>(Object.values(driverMessageSignatures).map(({ id }) => id));

/**
 * Checks a driver's own messages: numbers from DRV_RESERVED on, unlike any standard message, each once; parameters and
 * answers of types that there are.
 *
 * @throws DriverError `invalid_argument`.
 * @internal
 */
export function checkDriverMessages(messages: CustomMessages): void {
  if (typeof messages !== 'object' || messages === null) {
    throw new DriverError('invalid_argument', 'messages is an object of messages by name');
  }
  const names = new Map<number, string>();
  for (const [name, message] of Object.entries(messages)) {
    const wrong = (problem: string): DriverError => new DriverError('invalid_argument', `${name}: ${problem}`);
    const problem = signatureProblem(message);
    if (problem !== null) throw wrong(problem);
    const { id } = message;
    if (name === '') throw new DriverError('invalid_argument', `the message 0x${id.toString(16)} has no name`);
    if (Object.hasOwn(driverMessageSignatures, name)) throw wrong('a standard message is not defined again');
    if (id < DRV_RESERVED || standardIds.has(id)) {
      throw wrong(`0x${id.toString(16)} belongs to the standard messages; private ones start at DRV_USER, 0x4000`);
    }
    const other = names.get(id);
    if (other !== undefined) throw wrong(`0x${id.toString(16)} is the number of ${other} already`);
    names.set(id, name);
  }
}

function signatureProblem(message: MessageSignature): string | null {
  if (typeof message !== 'object' || message === null) return 'a message is declared with defineMessage';
  const { id, sentBy, scope, lParam1, lParam2, result } = message;
  if (typeof id !== 'number' || id >>> 0 !== id) {
    return `a message number is an integer from 0 to 4294967295; got ${String(id)}`;
  }
  if (sentBy !== 'application' && sentBy !== 'system') return "sentBy is 'application' or 'system'";
  if (scope !== 'instance' && scope !== 'driver') return "scope is 'instance' or 'driver'";
  if (!isResultKind(result)) return `there is no answer of kind ${String(result)}`;
  const problem = paramProblem(lParam1) ?? paramProblem(lParam2);
  if (problem !== null || lParam1 === undefined || lParam2 === undefined) return problem;
  const [name] = Object.keys(lParam1);
  return name === Object.keys(lParam2)[0] ? `both parameters are called ${name}` : null;
}

/**
 * Every message that a driver knows, by name.
 *
 * @internal
 */
export function knownMessages(messages: CustomMessages): ReadonlyMap<string, MessageSignature> {
  return new Map<string, MessageSignature>([...Object.entries(driverMessageSignatures), ...Object.entries(messages)]);
}
