import type { Terminal } from './terminal.js';

/** One line on standard error that says what is being done, and leaves nothing behind. */
export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

const CLEAR_LINE = '\r\u001b[2K';

export function createProgressLine(terminal: Terminal): ProgressLine {
  let shown = '';
  return {
    show(text) {
      if (!terminal.progress || text === shown) return;
      terminal.err(`${CLEAR_LINE}${text}`);
      shown = text;
    },
    clear() {
      if (shown !== '') terminal.err(CLEAR_LINE);
      shown = '';
    },
  };
}
