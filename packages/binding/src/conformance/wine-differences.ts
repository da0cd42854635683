import type { ExpectedDifferences } from './conformance-report.js';

const lastIdentifier = 'R3: the identifier of the instance that was closed last';

/**
 * In what winmm.dll of Wine 8.0, x64 and ia32, differs from Microsoft's text. Reasons begin with the number of the rule in
 * RULES.md of `@driverproc/dispatcher`, whose profile `wine` differs in the same way.
 *
 * @public
 */
export const wineDifferences: ExpectedDifferences = {
  'load-hdrvr': {
    difference: 'hdrvr: expected [DRV_LOAD 0]; got [DRV_LOAD #1]',
    reason: 'R1: the handle of the new instance comes with DRV_LOAD already',
  },
  'one-instance-per-open': {
    difference: 'instances: expected [DRV_OPEN #1 lParam2 7]; got [DRV_OPEN #1 lParam2 0, DRV_OPEN #2 lParam2 7]',
    reason: "R4: a first open with lParam2 makes an instance of Wine's own before, with lParam2 zero",
  },
  'load-nonzero': {
    difference: 'OpenDriver: expected a handle; got null',
    reason: 'R8: DRV_LOAD has to be answered with exactly 1',
  },
  'text-and-lparam2': {
    difference: 'DRV_OPEN: expected [DRV_OPEN text "left" lParam2 7]; got [DRV_OPEN text null lParam2 7]',
    reason: "R7: the instance of Wine's own has got the text",
  },
  'close-zero': {
    difference: 'CloseDriver: expected 0; got 1',
    reason: 'R12: the answer to DRV_CLOSE is ignored',
  },
  'disable-driver-id': {
    difference: 'driver identifier: expected [DRV_DISABLE id 0]; got [DRV_DISABLE id 101]',
    reason: lastIdentifier,
  },
  'free-driver-id': {
    difference: 'driver identifier: expected [DRV_FREE id 0]; got [DRV_FREE id 101]',
    reason: lastIdentifier,
  },
};
