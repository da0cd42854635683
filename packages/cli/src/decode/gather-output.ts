import type { Terminal } from '../terminal.js';

/** A terminal that writes many lines at once. */
export interface GatheredOutput extends Terminal {
  /** Writes what is left. */
  flush(): void;
}

const enough = 65_536;

export function gatherOutput(terminal: Terminal): GatheredOutput {
  let text = '';
  const flush = (): void => {
    if (text !== '') terminal.out(text);
    text = '';
  };
  return {
    ...terminal,
    out(more) {
      text += more;
      if (text.length >= enough) flush();
    },
    flush,
  };
}
