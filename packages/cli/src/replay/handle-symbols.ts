import type { HDRVR } from '@driverproc/binding';

/**
 * The recording's names of handles (`h1`, `h2`, …) and the live handles behind them. A name is given when a handle first
 * appears in a message, and a closed handle keeps it.
 */
export interface HandleSymbols {
  /** Is this live handle the one that the recording calls `symbol`? One that is new to both becomes it. */
  agree(symbol: string, live: HDRVR | 0, step: number): boolean;
  /** The live handle of a name; `undefined` when no message had it yet. */
  handle(symbol: string): HDRVR | undefined;
  /** The name of a live handle. */
  text(live: HDRVR | 0): string;
}

/** @param isOpen - Is this handle one of an instance now? */
export function createHandleSymbols(isOpen: (hdrvr: HDRVR) => boolean): HandleSymbols {
  const bySymbol = new Map<string, { readonly hdrvr: HDRVR; step: number }>();
  const byHandle = new Map<HDRVR, string>();

  return {
    agree(symbol, live, step) {
      if (live === 0) return false;
      const bound = bySymbol.get(symbol);
      if (bound?.hdrvr === live) {
        bound.step = step;
        return true;
      }
      if (byHandle.has(live)) return false;
      // Wine gives an address again at once when an instance was refused; inside one step the recorder sees no difference.
      const isFree = bound === undefined ? symbol === `h${bySymbol.size + 1}` : bound.step === step && !isOpen(bound.hdrvr);
      if (!isFree) return false;
      bySymbol.set(symbol, { hdrvr: live, step });
      byHandle.set(live, symbol);
      return true;
    },
    handle: (symbol) => bySymbol.get(symbol)?.hdrvr,
    text: (live) => (live === 0 ? 'null' : (byHandle.get(live) ?? 'a handle not seen before')),
  };
}
