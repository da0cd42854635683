import { answerText, elapsedText, messageText, parameterTexts, targetText } from './call-text.js';
import { pageScript, pageStyle } from './sequence-page-parts.js';
import type { LifeCycleViolation } from './life-cycle-rules.js';
import type { TracedCall, TraceEvent } from './traced-call.js';

/**
 * Draws what a decoder tells as a page of HTML: for each instance who sends it what, and what it answers.
 *
 * @public
 */
export interface SequencePage {
  /** Takes the next event. */
  event(event: TraceEvent): void;
  /**
   * The page: one file that needs nothing else, with a search. `#DRV_OPEN` behind its address searches for that.
   *
   * @param title - What the log is called.
   * @param violation - Where a rule is broken, to be marked.
   */
  html(title: string, violation?: LifeCycleViolation | null): string;
}

interface Row {
  readonly call: TracedCall;
  answer: string;
  elapsed: string;
}

/** A page with more calls than this helps nobody, and the log may be without end. */
const mostCalls = 20_000;

/**
 * Makes a page. It keeps the first 20000 messages, and says how many more there were.
 *
 * @public
 */
export function createSequencePage(): SequencePage {
  const instances = new Map<string, Row[]>();
  const rows = new Map<number, Row>();
  let kept = 0;
  let leftOut = 0;

  return {
    event(event) {
      if (event.type === 'call' && isMessage(event.call)) {
        if (kept === mostCalls) {
          leftOut += 1;
          return;
        }
        kept += 1;
        const row: Row = { call: event.call, answer: '', elapsed: '' };
        const lane = targetText(event.call) || event.call.entryPoint;
        const lanes = instances.get(lane);
        if (lanes === undefined) instances.set(lane, [row]);
        else lanes.push(row);
        rows.set(event.call.id, row);
      } else if (event.type === 'answer') {
        const row = rows.get(event.call.id);
        if (row === undefined) return;
        row.answer = answerText(event);
        row.elapsed = event.elapsed === null ? '' : elapsedText(event.elapsed);
        rows.delete(event.call.id);
      }
    },
    html(title, violation = null) {
      const sections = [...instances].map(([lane, calls]) => section(lane, calls, violation?.line ?? -1));
      const broken = violation === null ? '' : `<p class="broken">Line ${violation.line}: ${escape(violation.driver)}: ${escape(violation.text)}</p>`;
      const more = leftOut === 0 ? '' : `<p>${leftOut} more messages are not shown.</p>`;
      return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header><h1>${escape(title)}</h1><label>Search <input id="search" type="search" autofocus></label> <output id="count"></output></header>
${broken}${more}
<main>
${sections.join('\n')}
</main>
<script>${pageScript}</script>
</body>
</html>
`;
    },
  };
}

function isMessage({ entryPoint, msg, message }: TracedCall): boolean {
  return (msg !== null || message !== null) && entryPoint !== 'SendDriverMessage';
}

function section(lane: string, calls: readonly Row[], brokenLine: number): string {
  return `<section>
<h2>${escape(lane)}</h2>
<div class="heads"><span>who sends</span><span>${escape(lane)}</span></div>
${calls.map((row) => rowHtml(row, brokenLine)).join('\n')}
</section>`;
}

function rowHtml({ call, answer, elapsed }: Row, brokenLine: number): string {
  const { line, tid, pid, depth, parent } = call;
  const who = [pid, tid].filter((id) => id !== null).join(':');
  const from = parent === null ? who : `${who} ${parent.entryPoint}`;
  const text = `${messageText(call)} ${parameterTexts(call).join(' ')}`.trim();
  const marks = `row${line === brokenLine ? ' broken' : ''}`;
  return `<div class="${marks}" data-line="${line}"><span class="line">${line}</span><span class="from">${escape(from.trim())}</span><span class="arrows" style="--depth:${depth}"><span class="there">${escape(text)}</span><span class="back">${escape(answer)}${elapsed === '' ? '' : ` <time>${escape(elapsed)}</time>`}</span></span></div>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
