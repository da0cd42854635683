import type { LParam } from '@driverproc/messages';
import type { TracedCall, TraceEvent } from './traced-call.js';

/** A number for people: small ones as they are read, all others in hexadecimal. */
export function integerText(value: LParam): string {
  if (value > -10000 && value < 10000) return String(value);
  return value < 0 ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
}

/**
 * Whom a call is for: `msadp32.acm #1`.
 *
 * @returns Empty where nobody is known.
 * @public
 */
export function targetText(call: TracedCall): string {
  const { instance, driver, entryPoint, text } = call;
  if (entryPoint === 'OpenDriver' && driver !== null) return JSON.stringify(driver);
  if (instance !== null) return `${instance.driver ?? 'a driver'} #${instance.number}`;
  if (driver !== null) return driver;
  return entryPoint === 'SendDriverMessage' || entryPoint === 'CloseDriver' ? `${text}, no instance` : '';
}

/**
 * The message of a call: its name, or its number where its family is not known; empty for a function that takes none.
 *
 * @public
 */
export function messageText(call: TracedCall): string {
  const { message, msg } = call;
  return message ?? (msg === null ? '' : `0x${msg.toString(16).toUpperCase().padStart(4, '0')}`);
}

/**
 * The parameters of a call as `name=value`: those that its message uses, and others that are not zero.
 *
 * @public
 */
export function parameterTexts(call: TracedCall): string[] {
  const { entryPoint, lParam1, lParam2, driverId, text, parameterNames } = call;
  if (entryPoint === 'OpenDriver') return [...(text === null ? [] : [`section=${JSON.stringify(text)}`]), ...shown('lParam2', lParam2, false)];
  if (entryPoint === 'mciSendString') return [JSON.stringify(text)];
  const [first, second] = parameterNames ?? ['lParam1', 'lParam2'];
  const named = parameterNames !== null;
  const device = entryPoint.endsWith('Message') && text !== null && entryPoint !== 'SendDriverMessage' && entryPoint !== 'ICSendMessage' ? [`device=${text}`] : [];
  const id = entryPoint === 'DriverProc' && driverId !== null && driverId !== 0 ? [`id=${integerText(driverId)}`] : [];
  const value1 = entryPoint === 'DriverProc' && text !== null ? [`${first ?? 'lParam1'}=${JSON.stringify(text)}`] : shown(first ?? 'lParam1', lParam1, named && first !== null);
  return [...device, ...id, ...value1, ...shown(second ?? 'lParam2', lParam2, named && second !== null)];
}

/**
 * The answer to a call: `1 true`; empty where the log has none to show.
 *
 * @public
 */
export function answerText(event: Extract<TraceEvent, { type: 'answer' }>): string {
  const { answer, meaning, outcome } = event;
  if (outcome === 'unanswered') return 'no answer in the log';
  if (answer === null) return '';
  return typeof answer === 'string' ? answer : `${integerText(answer)} ${meaning}`.trimEnd();
}

/**
 * A time as `drv decode` shows it: `0.3 ms`, rounded to a microsecond.
 *
 * @param elapsed - Milliseconds.
 * @public
 */
export function elapsedText(elapsed: number): string {
  return `${Math.round(elapsed * 1000) / 1000} ms`;
}

function shown(name: string, value: LParam | null, always: boolean): string[] {
  return value === null || (value === 0 && !always) ? [] : [`${name}=${integerText(value)}`];
}
