import { DRV_RESERVED, DRV_USER } from './gen/constants.js';
import { driverMessageSignatures } from './gen/signatures.js';

const names: ReadonlyMap<number, string> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries(driverMessageSignatures).map(([name, { id }]) => [id, name]),
);

const rangeLength = 0x1000;

/**
 * The name of a message number as DriverProc's standard family has it: `DRV_OPEN`, `DRV_RESERVED+3`, `DRV_USER+1` (4096
 * numbers from the start of each range), and hexadecimal (`0x000D`) for every other number.
 *
 * A number alone has no name: 0x080B is DRV_PNPINSTALL to an audio driver and MCI_GETDEVCAPS to an MCI driver. This
 * names it for a reader of transcripts and errors, and knows nothing of the class of the driver.
 *
 * @public
 */
export function driverProcMessageName(msg: number): string {
  const name = names.get(msg);
  if (name !== undefined) return name;
  if (msg >= DRV_USER && msg < DRV_USER + rangeLength) return `DRV_USER+${msg - DRV_USER}`;
  if (msg >= DRV_RESERVED && msg < DRV_RESERVED + rangeLength) return `DRV_RESERVED+${msg - DRV_RESERVED}`;
  return `0x${msg.toString(16).toUpperCase().padStart(4, '0')}`;
}
