import { textOf } from './public-symbols.ts';
import type { PublicSymbol } from './public-symbols.ts';

/** Every symbol and member says what it is, in whole sentences that someone wrote. */
export function summaryProblem({ comment }: PublicSymbol): string | null {
  const summary = comment === undefined ? '' : textOf(comment.summarySection).trim();
  if (summary === '') return 'has no summary';
  // What API Extractor writes for a constructor that has no comment.
  if (summary.startsWith('Constructs a new instance of the')) return 'has no summary of its own';
  return /([.:?…]|```)$/.test(summary) ? null : `has a summary that ends like no sentence: "${summary.slice(-30)}"`;
}
