/** For JSON.stringify: an integer beyond 2^53 is written as hexadecimal text, a time to the microsecond. */
export function plainJson(key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `0x${BigInt.asUintN(64, value).toString(16)}`;
  return (key === 'time' || key === 'elapsed') && typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
}
