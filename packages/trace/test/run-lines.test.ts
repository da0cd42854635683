import { expect, it } from 'vitest';
import { createTraceSummarizer } from '@driverproc/trace';
import { decodeText, transcript } from './decode-text.js';

const row = (msg: number, message: string, call: string, rest: object) =>
  JSON.stringify({ type: 'message', time: 1, binding: 'manager', seen: 'DriverProc', call, module: 'gain.drv', instance: 1, hdrvr: 4096, driverId: 1, message, msg, observed: true, lParam1: 0, text: null, lParam2: 0, answer: 1, meaning: '', ok: true, ...rest });

// What `drv run gain1 --binding manager --send DRV_USER+1=6 --json` prints, cut down.
const log = [
  '{"type":"start","binding":"manager","reason":"asked for","profile":"win32","platform":"linux","arch":"x64","pointerSize":8,"drivers":["gain1"],"hosted":[]}',
  row(1, 'DRV_LOAD', 'OpenDriver gain1', { hdrvr: 0, driverId: 0 }),
  row(2, 'DRV_ENABLE', 'OpenDriver gain1', { driverId: 0 }),
  row(3, 'DRV_OPEN', 'OpenDriver gain1', { driverId: 0, lParam1: 8192, text: 'left' }),
  row(0x4001, 'GAIN_SET', 'SendDriverMessage', { lParam1: 6 }),
  row(0x4002, 'DRV_USER+2', 'SendDriverMessage', { lParam1: '0xfffffffffffffff0' }),
  row(11, 'DRV_EXITSESSION', 'endSession', { answer: 0 }),
  row(4, 'DRV_CLOSE', 'endSession', { answer: null }),
  '{"type":"end","binding":"manager","messages":7,"opened":1,"notOpened":[],"told":1,"failures":[]}',
].join('\n');

it('reads the rows of drv run, with the names of a driver\'s own messages and no others', () => {
  expect(transcript(decodeText(log))).toEqual([
    'start win32',
    'DriverProc gain.drv DRV_LOAD',
    '= 1 true',
    'DriverProc gain.drv #1 DRV_ENABLE',
    '= 1 (none defined)',
    'DriverProc gain.drv #1 DRV_OPEN',
    '= 1 driver id',
    'DriverProc gain.drv #1 GAIN_SET',
    '= 1',
    'DriverProc gain.drv #1 0x4002',
    '= 1',
    'DriverProc gain.drv #1 DRV_EXITSESSION',
    '= 0 none',
    'DriverProc gain.drv #1 DRV_CLOSE',
    '= returned',
  ]);
  const families = decodeText(log).flatMap((event) => (event.type === 'call' ? [event.call.family] : []));
  expect(families).toEqual(['drv', 'drv', 'drv', 'log', null, 'drv', 'drv']);
  const [text, wide] = decodeText(log).flatMap((event) => (event.type === 'call' && (event.call.msg === 3 || event.call.msg === 0x4002) ? [event.call] : []));
  expect(text).toMatchObject({ text: 'left', byHand: false });
  expect(wide).toMatchObject({ lParam1: -16, byHand: true });
});

it('counts them', () => {
  const summarizer = createTraceSummarizer();
  for (const event of decodeText(log)) summarizer.event(event);
  expect(summarizer.result().drivers).toEqual([{ driver: 'gain.drv', opens: 1, refused: 0, closes: 1, messages: 7, slowest: null, leaks: [], open: 0 }]);
});

it.each(['{', '{}', '[]', '{"type":"message"}', '{"type":"message","msg":"1","module":"a","call":"b"}', '{"type":"start"}', '{"type":"scenario"}'])('passes %s through', (line) => {
  expect(transcript(decodeText(line))).toEqual([`other: ${line}`]);
});
