import type { LParam } from '@driverproc/binding';
import type { MockCall } from './mock-binding.js';

/**
 * Calls as lines of text, for an assertion whose failure is to be read: handles are numbered in the order they appear,
 * nested calls are indented.
 *
 * ```text
 * gain.drv #1 DRV_OPEN 0x10000 0 → 1
 * gain.drv #1   DRV_USER+1 6 0 → threw Error: too loud
 * ```
 *
 * @public
 */
export function formatCalls(calls: readonly MockCall[]): string {
  const instances = new Map<LParam, number>();
  const instanceOf = (hdrvr: LParam): string => {
    if (hdrvr === 0) return '#-';
    if (!instances.has(hdrvr)) instances.set(hdrvr, instances.size + 1);
    return `#${instances.get(hdrvr)}`;
  };
  return calls
    .map((call) => {
      const indent = '  '.repeat(call.depth);
      const params = `${formatInteger(call.lParam1)} ${formatInteger(call.lParam2)}`;
      return `${call.driver} ${instanceOf(call.hdrvr)} ${indent}${call.message} ${params} → ${outcome(call)}`;
    })
    .join('\n');
}

function outcome(call: MockCall): string {
  if ('threw' in call) return `threw ${textOf(call.threw)}`;
  return call.answer === undefined ? 'did not return' : formatInteger(call.answer);
}

function formatInteger(value: LParam): string {
  if (typeof value !== 'number' && typeof value !== 'bigint') return String(value);
  return value > -256 && value < 256 ? String(value) : `${value < 0 ? '-' : ''}0x${(value < 0 ? -value : value).toString(16)}`;
}

/** Anything can be thrown, and not everything has a text. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return 'something that has no text';
  }
}
