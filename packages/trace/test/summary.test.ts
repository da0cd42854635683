import { expect, it } from 'vitest';
import { createTraceSummarizer } from '@driverproc/trace';
import { decodeText, messageLines, readLogFile } from './decode-text.js';

function summary(text: string) {
  const summarizer = createTraceSummarizer();
  for (const event of decodeText(text)) summarizer.event(event);
  return summarizer.result();
}

it('counts, for each driver of a log, instances and messages, and says what was left open', () => {
  const { drivers, notOpened, calls, unanswered, cutLines } = summary(readLogFile('wine8-x64.log'));
  expect({ notOpened: [...notOpened], calls, unanswered, cutLines }).toEqual({ notOpened: [['nosuch.drv', 1]], calls: 202, unanswered: 0, cutLines: 0 });
  expect(drivers.map(({ driver, open }) => [driver, open]).filter(([, open]) => open !== 0)).toEqual([['msacm32.drv', 1], ['midimap.dll', 1]]);
  expect(drivers.flatMap(({ leaks }) => leaks.map(({ instance, line }) => [instance.driver, instance.number, line]))).toEqual([['msacm32.drv', 28, 627], ['midimap.dll', 29, 655]]);
});

it('names the slowest message and its line', () => {
  const times = ['1.000', '1.001', '2.000', '2.500', '3.000', '3.002'];
  const lines = [...messageLines('0001', '00000001'), ...messageLines('0007', '00000001'), ...messageLines('0008', '00000001')];
  const { drivers } = summary(lines.map((line, index) => `${times[index]}:0024:${line}`).join('\n'));
  expect(drivers.map(({ slowest }) => slowest)).toEqual([{ message: 'DRV_CONFIGURE', elapsed: 500, line: 3 }]);
});

it('counts an open that was refused, and none that was sent by hand', () => {
  const byHand = ['trace:driver:SendDriverMessage (000000000034E6B0, 0003, 00000000, 00000000)', ...messageLines('0003', '00000001'), 'trace:driver:SendDriverMessage retval = 1'];
  const [driver] = summary([...messageLines('0001', '00000001'), ...messageLines('0003', '00000000'), ...byHand].join('\n')).drivers;
  expect(driver).toMatchObject({ opens: 0, refused: 1, closes: 0, open: 0, leaks: [] });
});

it('counts as open only what the log saw open and not close', () => {
  const [driver] = summary(messageLines('0004', '00000001', { id: '00000001' }).join('\n')).drivers;
  expect(driver).toMatchObject({ opens: 0, closes: 1, open: 0, leaks: [] });
});

it('counts no open that the log does not show the end of: the driver may have crashed in it', () => {
  const [before] = messageLines('0003', '00000001') as [string, string];
  const [driver] = summary([...messageLines('0001', '00000001'), before].join('\n')).drivers;
  expect(driver).toMatchObject({ opens: 0, refused: 0, open: 0, leaks: [], messages: 2 });
});
