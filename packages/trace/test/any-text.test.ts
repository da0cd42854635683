import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLifeCycleCheck, createSequencePage, createTraceDecoder, createTraceSummarizer } from '@driverproc/trace';
import type { TraceEvent } from '@driverproc/trace';
import { decodeText, readLogFile } from './decode-text.js';
import { wine } from './wine-rules.js';

const recorded = [...readLogFile('wine8-x64.log').split('\n'), ...readLogFile('wine10-x64.log').split('\n')];
const words = ['trace:driver:', 'DRIVER_SendMessage ', 'Before call32 ', 'After  call32 ', 'Before CallDriverProc ', 'proc=', ' drvrID=', ' hDrv=', ' wMsg=', ' p1=', ' p2=', ' => ', '00000001', '0024:', '6400.257:', '(', ')', ', ', '\r', '\n', '\u001b[1m', '\u001b', 'L"', '"', '\\', '(null)', '(nil)', 'OpenDriver ', 'CloseDriver ', 'SendDriverMessage ', 'retval = ', '=> ', 'trace:mci:mciSendStringW ', '{"type":"message","msg":1,"module":"a","call":"OpenDriver a"}', 'trace:winmm:MMDRV_Message ', 'trace:msvideo:MSVIDEO_SendMessage ', 'trace:midi:X_modMessage ', '\uD800'];

/** Logs as they come, lines of logs in any order and cut anywhere, and anything at all. */
const anyLog = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.array(fc.tuple(fc.constantFrom(...recorded), fc.nat(250), fc.nat(250)), { maxLength: 40 }).map((lines) => lines.map(([line, a, b]) => line.slice(Math.min(a, b) % 30, Math.max(a, b))).join('\n')),
  fc.array(fc.constantFrom(...recorded), { maxLength: 60 }).map((lines) => lines.join('\n')),
);

/** Last lines that were read further than they go, into what the log had before. */
const readBeyondTheirEnd: [string, number[]][] = [
  ['0024:trace:driver:DRIVER_GetLibName system.ini: L"", L"Drivers32", 00007FFFFE2FF620, 522\n0024:trace:driver:SendDriverMessage (00007FFFFE32FA50, 6019, 7FFFFE2FF760, 00000002)', [1]],
  [':0024:trace:mci:mciSetDriverData (\n020:0024:trace:driver:OpenDriver ', [70]],
];

function decodePieces(pieces: readonly string[]): TraceEvent[] {
  const events: TraceEvent[] = [];
  const decoder = createTraceDecoder({ onEvent: (event) => events.push(event) });
  for (const piece of pieces) decoder.push(piece);
  decoder.end();
  return events;
}

describe('any text', () => {
  it('is decoded, counted, checked and drawn without an error', () => {
    fc.assert(
      fc.property(anyLog, (text) => {
        const [summarizer, check, page] = [createTraceSummarizer(), createLifeCycleCheck(wine), createSequencePage()];
        for (const event of decodeText(text)) for (const each of [summarizer, check, page]) each.event(event);
        summarizer.result();
        check.first();
        page.html(text, check.first());
      }),
      { numRuns: 1000 },
    );
  });

  it('says the same in whatever pieces it comes', () => {
    fc.assert(
      fc.property(anyLog, fc.array(fc.nat(400), { maxLength: 12 }), (text, cuts) => {
        const places = cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b);
        const pieces = [...places, text.length].map((place, index) => text.slice(index === 0 ? 0 : places[index - 1], place));
        expect(pieces.join('')).toBe(text);
        expect(decodePieces(pieces)).toEqual(decodePieces([text]));
      }),
      { numRuns: 1000, examples: readBeyondTheirEnd },
    );
  });

  it('ends every call that begins, once', () => {
    fc.assert(
      fc.property(anyLog, (text) => {
        const open = new Set<number>();
        const endedTwice: number[] = [];
        for (const event of decodeText(text)) {
          if (event.type === 'call') open.add(event.call.id);
          if (event.type === 'answer' && !open.delete(event.call.id)) endedTwice.push(event.call.id);
        }
        expect({ open: [...open], endedTwice }).toEqual({ open: [], endedTwice: [] });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a line of any length', () => {
  it('is told in pieces of 65536 characters, the same in whatever pieces it comes', () => {
    const lengths = [65_535, 65_536, 65_537, 65_538, 131_072, 131_073, 200_000];
    for (const length of lengths) {
      for (const end of ['', '\n', '\r\n', '\r', '\rx\n']) {
        const text = `${'a'.repeat(length)}${end}`;
        const whole = decodePieces([text]);
        expect(Math.max(...whole.map((event) => (event.type === 'line' ? event.text.length : 0)))).toBeLessThanOrEqual(65_536);
        for (const cut of [1, 65_535, 65_536, 65_537, length - 1, length, length + 1]) expect(decodePieces([text.slice(0, cut), text.slice(cut)])).toEqual(whole);
      }
    }
  });
});
