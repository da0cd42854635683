import { createLogText, setLogText } from './log-text.js';
import type { LogText } from './log-text.js';

/** Told a line: where in a piece of the log it lies. */
type OnLine = (piece: LogText, from: number, to: number) => void;

/** Cuts text that comes in pieces into lines. */
export interface LineSplitter {
  /** Takes the next piece of the text, and tells each line that ends in it. */
  push(text: string, onLine: OnLine): void;
  /** Tells what is left after the last line break. */
  end(onLine: OnLine): void;
}

/** A line longer than this is told in pieces, so that a file without line breaks needs no more memory than another. */
const longest = 65_536;

/** What is pushed is taken in pieces of this length. */
const mostAtOnce = 1_048_576;

/**
 * Makes a splitter. The lines are the same whatever pieces the text comes in; they have neither their line break nor a
 * carriage return before it. A line longer than 65536 characters comes in pieces of that length.
 */
export function createLineSplitter(): LineSplitter {
  const pushed = createLogText();
  const joined = createLogText();
  let rest = '';

  const pushPiece = (text: string, onLine: OnLine): void => {
    let from = 0;
    if (rest !== '') {
      // Only this line is put together: V8 reads a text that was given whole faster than one made of two.
      const end = text.indexOf('\n');
      from = end < 0 ? text.length : end + 1;
      setLogText(joined, rest + text.slice(0, from));
      if (end >= 0) tell(joined, 0, joined.text.length - 1, onLine);
      rest = end >= 0 ? '' : tellTooLong(joined, 0, onLine);
    }
    if (from === text.length) return;
    setLogText(pushed, text);
    for (let end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
      tell(pushed, from, end, onLine);
      from = end + 1;
    }
    rest = tellTooLong(pushed, from, onLine);
  };

  return {
    push(text, onLine) {
      for (let from = 0; from < text.length; from += mostAtOnce) pushPiece(text.length <= mostAtOnce ? text : text.slice(from, from + mostAtOnce), onLine);
    },
    end(onLine) {
      setLogText(joined, rest);
      if (rest !== '') tell(joined, 0, rest.length, onLine);
      rest = '';
    },
  };
}

function tell(piece: LogText, from: number, end: number, onLine: OnLine): void {
  const to = end > from && piece.codes[end - 1] === 0x0d ? end - 1 : end;
  let start = from;
  for (; to - start > longest; start += longest) onLine(piece, start, start + longest);
  onLine(piece, start, to);
}

/** @returns What has to wait for more: one more than fits, for a carriage return is none of the line if its line break follows. */
function tellTooLong(piece: LogText, start: number, onLine: OnLine): string {
  const { text } = piece;
  let from = start;
  for (; text.length - from > longest + 1; from += longest) onLine(piece, from, from + longest);
  return text.slice(from);
}
