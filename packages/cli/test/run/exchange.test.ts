import type { DriverProc } from '@driverproc/binding';
import { createDriverManager } from '@driverproc/dispatcher';
import { describe, expect, it } from 'vitest';
import { runExchange } from '../../src/run/exchange.js';
import type { RunMessage } from '../../src/run/run-event.js';
import type { RunJob } from '../../src/run/run-job.js';
import { parseSend } from '../../src/run/send-option.js';

/** Runs on a host that shows nothing but the application's own calls, as winmm.dll does. */
function exchange(drivers: { readonly [fileName: string]: DriverProc }, ...jobs: RunJob[]) {
  const rows: RunMessage[] = [];
  const binding = createDriverManager({ drivers, registry: { Drivers32: { alias: 'echo.drv text' } } });
  const { run } = runExchange(
    () => ({ name: 'winmm', profile: null, binding, openName: ({ driver }) => driver, endSession: null, dispose() {} }),
    jobs,
    { message: (row) => rows.push(row), progress: () => {} },
  );
  const end = run();
  const text = rows.map(({ call, module, instance, driverId, message, observed, answer, meaning, ok }) =>
    [call, module, instance, driverId, observed ? message : `(${message})`, meaning === 'handle' ? 'HDRVR' : answer, meaning, ok ? '' : '!'].join(' ').trimEnd(),
  );
  return { end, text, rows };
}

const job = (driver: string, instances = 1): RunJob => ({ driver, file: null, section: null, instances, sends: [parseSend('DRV_QUERYCONFIGURE')] });

const echo: DriverProc = (_driverId, _hdrvr, msg) => (msg === 0x0b ? 0 : 1);

describe('an exchange with a host of which only the calls are seen', () => {
  it('has a row for each call: opens, sends, DRV_EXITSESSION to all, closes in the order of opening', () => {
    const { text, end } = exchange({ 'echo.drv': echo }, job('echo.drv', 2), job('alias'));
    expect(text).toEqual([
      'OpenDriver echo.drv echo.drv 1  (DRV_OPEN) HDRVR handle',
      'OpenDriver echo.drv echo.drv 2  (DRV_OPEN) HDRVR handle',
      // Its module is the one that was opened before.
      'OpenDriver alias echo.drv 3  (DRV_OPEN) HDRVR handle',
      'SendDriverMessage echo.drv 1  DRV_QUERYCONFIGURE 1 true',
      'SendDriverMessage echo.drv 2  DRV_QUERYCONFIGURE 1 true',
      'SendDriverMessage echo.drv 3  DRV_QUERYCONFIGURE 1 true',
      'SendDriverMessage echo.drv 1  DRV_EXITSESSION 0 none',
      'SendDriverMessage echo.drv 2  DRV_EXITSESSION 0 none',
      'SendDriverMessage echo.drv 3  DRV_EXITSESSION 0 none',
      'CloseDriver echo.drv 1  (DRV_CLOSE) 1 closed',
      'CloseDriver echo.drv 2  (DRV_CLOSE) 1 closed',
      'CloseDriver echo.drv 3  (DRV_CLOSE) 1 closed',
    ]);
    expect(end).toEqual({ type: 'end', binding: 'winmm', messages: 12, opened: 3, notOpened: [], told: 3, failures: [] });
  });

  it('shows the text after the name as what goes with the open', () => {
    const { rows } = exchange({ 'echo.drv': echo }, job('echo.drv   some text'));
    expect(rows[0]).toMatchObject({ module: 'echo.drv', text: 'some text' });
  });

  it('goes on after a driver that did not open, one that threw, and one that refused to close', () => {
    const throws: DriverProc = (_driverId, _hdrvr, msg) => {
      if (msg === 0x08) throw new Error('ask me no questions');
      return msg === 0x04 ? 0 : 1;
    };
    const { text, end } = exchange({ 'throws.drv': throws, 'echo.drv': echo }, job('nope'), job('throws.drv'), job('echo.drv'));
    const said = '[handler_threw] "throws.drv" threw while handling DRV_QUERYCONFIGURE: ask me no questions';
    expect(text).toEqual([
      'OpenDriver nope nope   (DRV_OPEN) 0 not opened !',
      'OpenDriver throws.drv throws.drv 1  (DRV_OPEN) HDRVR handle',
      'OpenDriver echo.drv echo.drv 2  (DRV_OPEN) HDRVR handle',
      `SendDriverMessage throws.drv 1  DRV_QUERYCONFIGURE  ${said} !`,
      'SendDriverMessage echo.drv 2  DRV_QUERYCONFIGURE 1 true',
      'SendDriverMessage throws.drv 1  DRV_EXITSESSION 1 (none defined)',
      'SendDriverMessage echo.drv 2  DRV_EXITSESSION 0 none',
      'CloseDriver throws.drv 1  (DRV_CLOSE) 0 not closed !',
      'CloseDriver echo.drv 2  (DRV_CLOSE) 1 closed',
    ]);
    expect(end).toMatchObject({ opened: 2, notOpened: ['nope'], told: 2, failures: [said] });
  });
});
