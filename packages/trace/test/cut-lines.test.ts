import { describe, expect, it } from 'vitest';
import { decodeText, messageLines, transcript } from './decode-text.js';

const [before, after] = messageLines('0001', '00000001').map((line) => `0020:0024:${line}`) as [string, string];
const [otherBefore, otherAfter] = messageLines('0008', '00000000', { hdrvr: '0000000000999990', proc: '0000000300000000' }).map((line) => `0020:0100:${line}`) as [string, string];

describe('a line that is cut', () => {
  it('is never taken for a shorter number, wherever it ends', () => {
    for (let length = 0; length < before.length; length += 1) {
      const events = decodeText(before.slice(0, length));
      expect(events.filter(({ type }) => type === 'call')).toEqual([]);
      expect(events.length).toBeLessThan(3);
    }
  });

  it('leaves its call without an answer where it was to have it', () => {
    expect(transcript(decodeText(`${before}\n${after.slice(0, -1)}\n`)).at(-1)).toBe('= no answer in the log');
  });

  it('is told as what it is', () => {
    expect(transcript(decodeText(before.slice(0, -1)))).toEqual([`cut: ${before.slice(0, -1)}`]);
  });

  it('does not take the line along that runs into it', () => {
    const glued = before.slice(0, 70) + otherBefore;
    expect(transcript(decodeText(`${glued}\n${otherAfter}\n`))).toEqual([`cut: ${before.slice(0, 70)}`, 'DriverProc proc 0000000300000000 #1 DRV_QUERYCONFIGURE', '= 0 false']);
  });

  it('may be the end of one: an answer whose call is not in the log', () => {
    expect(transcript(decodeText(after))).toEqual([`cut: ${after}`]);
  });
});

describe('threads', () => {
  it('are kept apart when their lines come by turns', () => {
    const events = decodeText([before, otherBefore, after, otherAfter].join('\n'));
    expect(transcript(events)).toEqual([
      'DriverProc proc 00000002D74E1D20 #1 DRV_LOAD',
      'DriverProc proc 0000000300000000 #2 DRV_QUERYCONFIGURE',
      '= 1 true',
      '= 0 false',
    ]);
  });

  it('share the instances of their process, and of no other', () => {
    const from = (head: string) => messageLines('0008', '00000000').map((line) => head + line);
    const events = decodeText([...from('0020:0024:'), ...from('0020:0100:'), ...from('0030:0034:')].join('\n'));
    expect(events.flatMap((event) => (event.type === 'call' ? [event.call.instance?.number] : []))).toEqual([1, 1, 2]);
  });
});

describe('a call that has no end', () => {
  it('ends with the one it was made in', () => {
    const lines = ['trace:driver:SendDriverMessage (000000000034E6B0, 0008, 00000000, 00000000)', messageLines('0008', '')[0]!, 'trace:driver:SendDriverMessage retval = 0'];
    expect(transcript(decodeText(lines.join('\n')))).toEqual([
      'SendDriverMessage 0x34e6b0, no instance DRV_QUERYCONFIGURE',
      '  DriverProc proc 00000002D74E1D20 #1 DRV_QUERYCONFIGURE',
      '  = no answer in the log',
      '= 0 false',
    ]);
  });

  it('is given up when 256 are open', () => {
    const events = decodeText(Array.from({ length: 300 }, () => before).join('\n'));
    expect(Math.max(...events.map((event) => ('call' in event ? event.call.depth : 0)))).toBe(255);
  });
});
