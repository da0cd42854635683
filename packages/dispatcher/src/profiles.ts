import { defDriverProcAnswers } from '@driverproc/messages';
import type { HostProfile } from './host-profile.js';

/**
 * The profiles that come with this package, by name.
 *
 * @public
 */
export type HostProfileName = 'win32' | 'wine' | 'win31';

/**
 * Microsoft's own Win32 and Windows NT DDK text; where it is silent, what Wine does. Not measured on Windows.
 *
 * @see https://learn.microsoft.com/windows/win32/multimedia/installable-drivers
 * @public
 */
export const win32: HostProfile = {
  name: 'win32',
  beforeLoad: [],
  loadHdrvr: 'zero',
  loadAccepts: 'non-zero',
  openDriverId: 'zero',
  onlyOpenRefused: 'nothing',
  closeZero: 'refuses',
  closeResult: 'one',
  unloadDriverId: 'zero',
  sessionInstance: false,
  releasesTwiceAfterSessionInstance: false,
  lookup: {
    withoutSection: ['file', 'alias'],
    defaultSection: 'Drivers32',
    notInSection: 'fails',
    tables: ['registry', 'systemIni'],
    fileName: 'cut',
    maxLength: 260,
  },
  defDriverProc: defDriverProcAnswers.win32,
  sessionEnd: 'close',
  applicationExit: 'nothing',
};

/**
 * Wine 8.0, as measured with a recording driver; Wine 10.0 agrees.
 *
 * @public
 */
export const wine: HostProfile = {
  ...win32,
  name: 'wine',
  loadHdrvr: 'instance',
  loadAccepts: 'one',
  closeZero: 'ignored',
  unloadDriverId: 'instance',
  sessionInstance: true,
  releasesTwiceAfterSessionInstance: true,
  defDriverProc: defDriverProcAnswers.wine,
};

/**
 * Windows 3.1: its SDK, and what others measured on it. Not measured by this project.
 *
 * @public
 */
export const win31: HostProfile = {
  ...win32,
  name: 'win31',
  beforeLoad: [0],
  loadHdrvr: 'instance',
  openDriverId: 'hdrvr',
  onlyOpenRefused: 'disable-free',
  closeResult: 'answer',
  lookup: {
    withoutSection: ['alias', 'file'],
    defaultSection: 'drivers',
    notInSection: 'file',
    tables: ['systemIni'],
    fileName: 'whole',
    maxLength: 260,
  },
  defDriverProc: defDriverProcAnswers.win31,
  sessionEnd: 'disable-free',
  applicationExit: 'exit-application',
};

/**
 * {@link win32}, {@link wine} and {@link win31}, by name.
 *
 * @public
 */
export const hostProfiles: { readonly [Name in HostProfileName]: HostProfile } = { win32, wine, win31 };
