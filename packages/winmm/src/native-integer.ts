/** What koffi makes of an `intptr`: signed, a number up to and including 2^53, a bigint beyond. */
export type Native = number | bigint;

/** Our one form for it: koffi gives 2^53 as a number too, in both signs; it is no safe integer, and so a bigint. */
export function toOneForm(value: Native): Native {
  return typeof value === 'number' && !Number.isSafeInteger(value) ? BigInt(value) : value;
}
