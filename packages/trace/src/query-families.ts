import * as queries from '@driverproc/messages/query';
import type { FamilyTable } from './family-table.js';

/**
 * The device queries (DRV_QUERYDEVICEINTERFACE), which come to the functions of a device and to no DriverProc.
 *
 * @public
 */
export const queryFamilies: readonly FamilyTable[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ ['auxMessage', 'midMessage', 'modMessage', 'mxdMessage', 'widMessage', 'wodMessage'].map((entryPoint) => ({
    family: 'drv-query',
    entryPoint,
    driverClass: null,
    messages: Object.fromEntries(Object.entries(queries).map(([name, id]) => [name, { id }])),
  })),
);
