import { checkName, DriverError } from '@driverproc/binding';

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The file name that a hosted driver's module gets: as it is, or with `.dll` where it has no extension, which LoadLibrary
 * would add.
 *
 * @throws DriverError `invalid_argument` for what Windows has no file of, and for a blank, where OpenDriver cuts a name.
 */
export function checkFileName(name: string): string {
  checkName(name, 'a name');
  if (/^[^\p{Cc} "*/:<>?\\|]{1,64}$/u.test(name) && !/^\.|\.$/.test(name) && !reserved.test(name)) {
    return name.includes('.') ? name : `${name}.dll`;
  }
  throw new DriverError('invalid_argument', `a name is a file name of at most 64 characters without blanks and without a path, such as "gain.drv"; got ${JSON.stringify(name)}`);
}
