import type { ExpectedDifference, ExpectedDifferences } from './conformance-report.js';

const takesNamesWhole: ExpectedDifference = {
  difference: 'OpenDriver: expected a handle; got null',
  reason: 'a file name is taken whole: text comes from the values of system.ini only',
};

/**
 * In what Windows 3.1 differs from Microsoft's text on Win32, as profile `win31` of `@driverproc/dispatcher` has it: by the
 * Windows 3.1 SDK and what others measured. Not run on Windows 3.1.
 *
 * @public
 */
export const win31Differences: ExpectedDifferences = {
  'load-is-first': {
    difference: 'first message: expected [DRV_LOAD]; got [0x0000]',
    reason: 'a message 0 comes before DRV_LOAD',
  },
  'load-hdrvr': {
    difference: 'hdrvr: expected [DRV_LOAD 0]; got [DRV_LOAD #1]',
    reason: 'the handle of the new instance comes with DRV_LOAD already',
  },
  'open-driver-id': {
    difference: 'driver identifiers: expected [DRV_OPEN id 0, DRV_OPEN id 0]; got [DRV_OPEN id #1, DRV_OPEN id #2]',
    reason: 'the handle of the new instance is the identifier with DRV_OPEN',
  },
  text: takesNamesWhole,
  'text-as-it-is': takesNamesWhole,
  'text-and-lparam2': takesNamesWhole,
  section: {
    difference: 'OpenDriver: expected null; got a handle',
    reason: 'a name that the section does not have is taken for a file',
  },
};
