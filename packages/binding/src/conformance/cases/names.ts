import { DRV_OPEN } from '@driverproc/messages';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual, expectNoHandle, expectThat } from '../expectations.js';
import { recorded } from '../recorder.js';
import { CONTRACT, DRIVER_PROC, DRV_OPEN_PAGE, OPEN_DRIVER } from '../sources.js';

/** What a name says besides the driver. */
export const nameCases: readonly ConformanceCase[] = [
  {
    id: 'text',
    title: 'passes the text after the file name with DRV_OPEN',
    source: { text: 'The text after the first blank of a name goes to the driver with DRV_OPEN.', href: CONTRACT },
    run: recorded(({ addDriver, open, about }) => {
      const driver = addDriver();
      open(`${driver} left`);
      open(`${driver} right`);
      expectEqual('text', about([DRV_OPEN], 'text'), ['DRV_OPEN text "left"', 'DRV_OPEN text "right"']);
    }),
  },
  {
    id: 'text-as-it-is',
    title: 'passes the text as it is: blanks, quotes, tabs and letters of all scripts',
    source: {
      text: 'Address of a null-terminated, wide-character string that specifies configuration information used to open the instance.',
      href: DRV_OPEN_PAGE,
    },
    run: recorded(({ addDriver, open, about }) => {
      open(`${addDriver()} "left"  and\tright, ü € \u{1f600} `);
      expectEqual('text', about([DRV_OPEN], 'text'), ['DRV_OPEN text "\\"left\\"  and\\tright, ü € \u{1f600} "']);
    }),
  },
  {
    id: 'no-text',
    title: 'passes NULL or an empty string where there is no text',
    source: {
      text: 'If no configuration information is available, either this string is empty or the parameter is NULL.',
      href: DRV_OPEN_PAGE,
    },
    run: recorded(({ addDriver, open, about }) => {
      open(addDriver());
      const [got = 'no DRV_OPEN'] = about([DRV_OPEN], 'text');
      expectThat(['DRV_OPEN text null', 'DRV_OPEN text ""'].includes(got), 'text', 'NULL or an empty string', got);
    }),
  },
  {
    id: 'text-and-lparam2',
    title: 'passes text and lParam2 to one and the same instance',
    source: {
      text: 'When msg is DRV_OPEN, lParam1 is the string following the driver filename from the SYSTEM.INI file and lParam2 is the value given as the lParam parameter in a call to the OpenDriver function.',
      href: DRIVER_PROC,
    },
    run: recorded(({ addDriver, open, about }) => {
      open(`${addDriver()} left`, 7);
      expectEqual('DRV_OPEN', about([DRV_OPEN], 'text', 'lParam2').slice(-1), ['DRV_OPEN text "left" lParam2 7']);
    }),
  },
  {
    id: 'section',
    title: 'looks a name up in the section that is given, and does not take it for a file',
    source: {
      text: 'Address of a null-terminated, wide-character string that specifies the name of the registry key containing the registry value given by the lpDriverName parameter.',
      href: OPEN_DRIVER,
    },
    run: recorded(({ addDriver, tryOpen, transcript }) => {
      expectNoHandle('OpenDriver', tryOpen(addDriver(), 'Drivers32'));
      expectEqual('messages', transcript(), []);
    }),
  },
];
