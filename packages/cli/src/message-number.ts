import { driverMessages, DRV_RESERVED, DRV_USER } from '@driverproc/messages';

const ranges: { readonly [name: string]: number } = { DRV_RESERVED, DRV_USER };

/**
 * The number behind the name of a standard message, `DRV_USER+n`, `DRV_RESERVED+n`, or a number.
 *
 * @returns `null` for anything else, and for a number beyond 32 bits.
 */
export function messageNumber(text: string): number | null {
  if (Object.hasOwn(driverMessages, text)) return driverMessages[text as keyof typeof driverMessages].id;
  const range = /^(DRV_RESERVED|DRV_USER)(?:\s*\+\s*(\d+|0x[0-9a-f]+))?$/i.exec(text);
  if (range !== null) return inRange(ranges[range[1]!.toUpperCase()]! + Number(range[2] ?? 0));
  return /^(?:\d+|0x[0-9a-f]+)$/i.test(text) ? inRange(Number(text)) : null;
}

function inRange(msg: number): number | null {
  return msg <= 0xffffffff ? msg : null;
}
