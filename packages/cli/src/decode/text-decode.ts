import { answerText, elapsedText, messageText, parameterTexts, targetText } from '@driverproc/trace';
import type { TracedCall, TraceEvent } from '@driverproc/trace';
import { createPaint } from '../paint.js';
import type { Terminal } from '../terminal.js';
import type { DecodeReport } from './decode-command.js';
import type { DecodeOptions } from './decode-options.js';
import { summaryLines } from './summary-text.js';

type Answer = Extract<TraceEvent, { type: 'answer' }>;

/**
 * A row for each call, with its answer where nothing comes between the two; else the answer has a row of its own, that
 * names the line of the call.
 */
export function textDecode(terminal: Terminal, unknown: DecodeOptions['unknown']): DecodeReport {
  const paint = createPaint(terminal);
  const print = (text: string): void => terminal.out(`${text}\n`);
  let held: TracedCall | null = null;
  let start: number | null = null;

  const row = (line: number, time: number | null, call: Pick<TracedCall, 'pid' | 'tid' | 'depth'>, text: string): void => {
    start ??= time;
    const clock = time === null ? '' : `${(time - start!).toFixed(3).padStart(12)} ms  `;
    const who = [call.pid, call.tid].filter((id) => id !== null).join(':');
    print(`${paint('dim', `${String(line).padStart(7)}  ${clock}${who === '' ? '' : `${who}  `}`)}${'  '.repeat(call.depth)}${text}`);
  };
  const release = (): void => {
    if (held !== null) row(held.line, held.time, held, callText(held));
    held = null;
  };
  const callText = (call: TracedCall): string => {
    const message = messageText(call);
    const style = message === 'DRV_EXITSESSION' ? 'yellow' : 'cyan';
    const parts = [`${call.entryPoint} ${targetText(call)}`.trimEnd(), paint(style, message), parameterTexts(call).join(' ')];
    return parts.filter((part) => part !== '').join('  ');
  };
  const answered = (answer: Answer): string => {
    const text = answerText(answer);
    if (text === '') return '';
    const painted = answer.outcome === 'unanswered' ? paint('red', text) : paint('green', `= ${text}`);
    return `${painted}${answer.elapsed === null ? '' : paint('dim', `  ${elapsedText(answer.elapsed)}`)}`;
  };

  return {
    event(event) {
      switch (event.type) {
        case 'call':
          release();
          held = event.call;
          return;
        case 'answer': {
          const text = answered(event);
          if (held === event.call) {
            held = null;
            row(event.call.line, event.call.time, event.call, `${callText(event.call)}  ${text}`.trimEnd());
            return;
          }
          release();
          const time = event.elapsed === null || event.call.time === null ? null : event.call.time + event.elapsed;
          if (text !== '') row(event.line ?? event.call.line, time, event.call, `${text}  ${paint('dim', `${event.call.entryPoint} of line ${event.call.line}`)}`);
          return;
        }
        case 'line':
          if (unknown !== 'pass') return;
          release();
          print(paint('dim', `${String(event.line).padStart(7)}  ${event.kind === 'cut' ? 'cut: ' : ''}${event.text}`));
          return;
        case 'end':
          return;
        case 'start':
          release();
          row(event.line, null, { pid: null, tid: null, depth: 0 }, event.profile === null ? 'drv run on winmm.dll' : `drv run on the driver manager, profile ${event.profile}`);
      }
    },
    flush: release,
    summary(summary) {
      for (const text of summaryLines(summary)) print(text);
    },
    check(profile, messages, violation) {
      if (violation === null) print(`${paint('green', 'ok')}  ${counted(messages, 'message')} ${messages === 1 ? 'keeps' : 'keep'} the rules of profile ${profile}.`);
      else print(`${paint('red', `line ${violation.line}`)}  ${violation.driver}: ${violation.text} (profile ${profile}).`);
    },
    page: (file) => print(`Wrote ${file}.`),
    end({ calls, unanswered, otherLines, cutLines }) {
      const counts = [counted(calls, 'call')];
      if (unanswered > 0) counts.push(`${unanswered} of them without an answer in the log`);
      if (cutLines > 0) counts.push(`${counted(cutLines, 'line')} ${cutLines === 1 ? 'that is' : 'that are'} cut`);
      if (unknown !== 'drop' && otherLines > 0) counts.push(`${counted(otherLines, 'line')} about something else`);
      const hint = calls === 0 ? ' Wine writes them with WINEDEBUG=+driver; drv decode --help has more channels.' : '';
      print(`${counts.join(', ')}.${hint}`);
    },
  };
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
