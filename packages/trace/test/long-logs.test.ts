import { describe, expect, it } from 'vitest';
import { createLifeCycleCheck, createTraceDecoder, createTraceSummarizer } from '@driverproc/trace';
import type { TraceEvent } from '@driverproc/trace';
import { decodeText, messageLines } from './decode-text.js';
import { wine } from './wine-rules.js';

const hex = (value: number): string => value.toString(16).padStart(16, '0');
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const id1 = '00000001';

/** Messages of the life of one instance, by their numbers. */
function sent(handle: number, ...msgs: readonly string[]): string[] {
  return msgs.flatMap((msg) => messageLines(msg, id1, { hdrvr: hex(handle), id: msg < '0004' ? '00000000' : id1 }));
}

function instancesOf(events: readonly TraceEvent[]): (number | undefined)[] {
  return events.flatMap((event) => (event.type === 'call' ? [event.call.instance?.number] : []));
}

function violationIn(lines: readonly string[]): string | undefined {
  const check = createLifeCycleCheck(wine);
  for (const event of decodeText(lines.join('\n'))) check.event(event);
  return check.first()?.text;
}

describe('an instance that stays open', () => {
  const others = numbers(12_000).flatMap((number) => sent(0x10000 + number, '0003', '0004'));

  it('is known however many others come and go', () => {
    const log = [...sent(1, '0001', '0002', '0003'), ...others, ...sent(1, '0008')];
    expect(instancesOf(decodeText(log.join('\n'))).at(-1)).toBe(1);
  });

  it('is not called unopened after them, by the check', () => {
    expect(violationIn([...sent(1, '0001', '0002', '0003'), ...others, ...sent(1, '0008')])).toBeUndefined();
    expect(violationIn([...sent(1, '0001', '0002', '0003'), ...others, ...sent(1, '0004', '0008')])).toBe('DRV_QUERYCONFIGURE comes where DRV_DISABLE to instance #1 is expected, which was the last of its module');
  });

  it('may be forgotten where too many stay open, and is then not held against its module', () => {
    const in3Processes = (lines: (number: number) => string[]): string[] =>
      numbers(4000).flatMap((number) => ['0001', '0002', '0003'].flatMap((pid) => lines(number).map((line) => `${pid}:0024:${line}`)));
    const loaded = ['0001', '0002', '0003'].flatMap((pid) => sent(1, '0001', '0002').map((line) => `${pid}:0024:${line}`));
    const log = [...loaded, ...in3Processes((number) => sent(number, '0003')), ...in3Processes((number) => sent(number, '0008')), ...in3Processes((number) => sent(number, '0004'))];
    expect(violationIn(log)).toBeUndefined();
  });
});

describe('a log that always has something new', () => {
  it('makes the decoder forget the handles that are closed, the oldest first', () => {
    const log = [...sent(1, '0003', '0004'), ...numbers(4096).flatMap((number) => sent(0x10000 + number, '0003', '0004')), ...sent(1, '0008')];
    expect(instancesOf(decodeText(log.join('\n'))).at(-1)).toBe(4098);
  });

  it('makes the decoder give up the calls of the thread that it forgets, the oldest of 4096', () => {
    const events: TraceEvent[] = [];
    const decoder = createTraceDecoder({ onEvent: (event) => events.push(event) });
    const [before] = messageLines('0008', '00000000') as [string, string];
    const line = (tid: number): string => `${hex(tid).slice(-4)}:${before}\n`;
    for (const tid of numbers(4096)) decoder.push(line(tid));
    expect(events.filter(({ type }) => type === 'answer')).toEqual([]);
    decoder.push(line(4097));
    expect(events.flatMap((event) => (event.type === 'answer' ? [[event.call.tid, event.outcome]] : []))).toEqual([['0001', 'unanswered']]);
  });

  it('makes the decoder forget the instances of the process that it forgets', () => {
    const from = (pid: number): string => messageLines('0008', '00000000').map((line) => `${hex(pid).slice(-4)}:0001:${line}\n`).join('');
    const log = [1, ...numbers(4097).map((number) => number + 1), 1].map(from).join('');
    expect(instancesOf(decodeText(log)).at(-1)).toBe(4099);
  });

  it('makes a summary count the drivers beyond the 10000th together, and names that were not opened no more', () => {
    const summarizer = createTraceSummarizer();
    const opens = numbers(10_002).flatMap((number) => [
      `trace:driver:OpenDriver (L"${number}.drv", (null), 0x00000000);`,
      ...messageLines('0003', '00000000', { hdrvr: hex(number), proc: hex(number) }),
      'trace:driver:OpenDriver => 0000000000000000',
    ]);
    for (const event of decodeText(opens.join('\n'))) summarizer.event(event);
    const { drivers, notOpened } = summarizer.result();
    expect([drivers.length, drivers.at(-1)?.driver, drivers.at(-1)?.refused]).toEqual([10_001, '(others)', 2]);
    expect(notOpened.size).toBe(10_000);
  });

  it('makes a summary count the instances beyond the 10000th that stay open', () => {
    const summarizer = createTraceSummarizer();
    const log = [...numbers(10_002).flatMap((number) => sent(number, '0003')), ...sent(10_002, '0004')];
    for (const event of decodeText(log.join('\n'))) summarizer.event(event);
    expect(summarizer.result().drivers).toMatchObject([{ opens: 10_002, closes: 1, open: 10_001 }]);
  });
});
