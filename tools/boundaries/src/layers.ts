export interface Layer {
  /** The packages below, by folder; everything else is upward or sideways. */
  readonly below: readonly string[];
  /** Runs where there is no Node: no import of its modules. */
  readonly browserSafe: boolean;
}

/** messages ← binding ← dispatcher ← mock; binding ← winmm; binding ← session; messages ← trace; cli uses all. */
export const layers: { readonly [folder: string]: Layer } = {
  messages: { below: [], browserSafe: true },
  binding: { below: ['messages'], browserSafe: true },
  dispatcher: { below: ['messages', 'binding'], browserSafe: true },
  mock: { below: ['messages', 'binding', 'dispatcher'], browserSafe: true },
  winmm: { below: ['messages', 'binding'], browserSafe: false },
  session: { below: ['messages', 'binding'], browserSafe: false },
  trace: { below: ['messages'], browserSafe: true },
  cli: { below: ['messages', 'binding', 'dispatcher', 'mock', 'winmm', 'trace'], browserSafe: false },
};
