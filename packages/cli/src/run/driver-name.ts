import type { DriverFile } from './driver-file.js';

/** A name for OpenDriver: a file or an alias, and the text after the first blank. */
export interface DriverName {
  readonly file: string;
  readonly text: string | null;
}

export function splitDriverName(driver: string): DriverName {
  const found = /^([^ ]*) +(.*)$/.exec(driver);
  return found === null ? { file: driver, text: null } : { file: found[1]!, text: found[2]! };
}

/** The user's driver that a name means. Case does not count; in a section there are only aliases. */
export function findDriverFile(files: readonly DriverFile[], driver: string, section: string | null): DriverFile | null {
  if (section !== null) return null;
  const wanted = splitDriverName(driver).file.toLowerCase();
  return files.find(({ module }) => module.toLowerCase() === wanted) ?? null;
}
