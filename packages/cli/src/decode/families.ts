import { driverFamily, queryFamilies } from '@driverproc/trace';
import type { FamilyTable } from '@driverproc/trace';

/** The families that `drv decode` knows. Numbers of any other stay numbers. */
export const families: readonly FamilyTable[] = [...queryFamilies, driverFamily];
