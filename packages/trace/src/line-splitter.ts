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
    push(text, onLine) {
      let from = 0;
      if (rest !== '') {
        // Only this line is put together: V8 reads a text that was given whole faster than one made of two.
        const end = text.indexOf('\n');
        from = end < 0 ? text.length : end + 1;
        rest += text.slice(0, from);
        if (end >= 0) tell(rest, 0, rest.length - 1, onLine);
        rest = end >= 0 ? '' : tellTooLong(rest, 0, onLine);
      }
      if (from === text.length) return;
      for (let end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
        tell(text, from, end, onLine);
        from = end + 1;
      }
      rest = tellTooLong(text, from, onLine);
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

/** @returns What has to wait for more: one more than fits, for a carriage return is none of the line if its line break follows. */
function tellTooLong(text: string, start: number, onLine: OnLine): string {
  let from = start;
  for (; text.length - from > longest + 1; from += longest) onLine(text, from, from + longest);
  return text.slice(from);
}
