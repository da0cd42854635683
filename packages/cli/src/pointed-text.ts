import { isDriverError } from '@driverproc/binding';
import type { LParam, Memory } from '@driverproc/binding';

/** Text that an LPARAM points at; `null` where it points at none: a DRV_OPEN sent by hand has whatever its sender chose. */
export function pointedText(value: LParam, memory: Memory): string | null {
  if (value === 0) return null;
  try {
    return memory.readString(value);
  } catch (error) {
    if (isDriverError(error)) return null;
    throw error;
  }
}
