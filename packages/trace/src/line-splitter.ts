/** Told a line: where in a text it lies. */
type OnLine = (text: string, from: number, to: number) => void;

/** Cuts text that comes in pieces into lines. */
export interface LineSplitter {
  /** Takes the next piece of the text, and tells each line that ends in it. */
  push(text: string, onLine: OnLine): void;
  /** Tells what is left after the last line break. */
  end(onLine: OnLine): void;
}

/** A line longer than this is told in pieces, so that a file without line breaks needs no more memory than another. */
const longest = 65_536;

/**
 * Makes a splitter. The lines are the same whatever pieces the text comes in; they have neither their line break nor a
 * carriage return before it. A line longer than 65536 characters comes in pieces of that length.
 */
export function createLineSplitter(): LineSplitter {
  let rest = '';
  return {
    push(piece, onLine) {
      const text = rest === '' ? piece : rest + piece;
      let from = 0;
      for (;;) {
        const end = text.indexOf('\n', from);
        if (end < 0) break;
        tell(text, from, end, onLine);
        from = end + 1;
      }
      // One more than fits, for a carriage return is none of the line if its line break follows.
      while (text.length - from > longest + 1) {
        onLine(text, from, from + longest);
        from += longest;
      }
      rest = text.slice(from);
    },
    end(onLine) {
      if (rest !== '') tell(rest, 0, rest.length, onLine);
      rest = '';
    },
  };
}

function tell(text: string, from: number, end: number, onLine: OnLine): void {
  const to = end > from && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
  let start = from;
  for (; to - start > longest; start += longest) onLine(text, start, start + longest);
  onLine(text, start, to);
}
