import { copyOf } from './kept-text.js';

/** A text of a log, `L"gain.drv"`, `"gain.drv"` or `'gain.drv'`, and where it ends. `(null)` is none. */
export interface QuotedText {
  readonly text: string | null;
  readonly end: number;
}

/** Reads the text that starts at a place in a line; `null` where none does, or where the line is cut. */
export function readQuoted(line: string, from: number, to: number): QuotedText | null {
  if (line.startsWith('(null)', from)) return { text: null, end: from + 6 };
  const start = line.charCodeAt(from) === 0x4c ? from + 1 : from;
  const quote = line.charCodeAt(start);
  if (quote !== 0x22 && quote !== 0x27) return null;
  const plain = line.indexOf(quote === 0x22 ? '"' : "'", start + 1);
  if (plain < 0 || plain >= to) return null;
  const simple = line.slice(start + 1, plain);
  if (!simple.includes('\\')) return { text: copyOf(simple), end: line.startsWith('...', plain + 1) ? plain + 4 : plain + 1 };
  let text = '';
  for (let at = start + 1; at < to; at += 1) {
    const code = line.charCodeAt(at);
    if (code === quote) return { text, end: line.startsWith('...', at + 1) ? at + 4 : at + 1 };
    if (code === 0x5c) {
      const escape = /^(?:[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/.exec(line.slice(at + 1, at + 6))?.[0];
      if (escape === undefined) return null;
      text += unescape(escape);
      at += escape.length;
    } else {
      text += line[at]!;
    }
  }
  return null;
}

function unescape(escape: string): string {
  if (escape.length === 4) return String.fromCharCode(Number.parseInt(escape, 16));
  if (escape.length === 3) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  return { n: '\n', r: '\r', t: '\t' }[escape] ?? escape;
}
