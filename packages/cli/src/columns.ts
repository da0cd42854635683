/** A column of a table. */
export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: 'right';
}

/** The cells of a row in their columns. A cell that is too wide is cut, and ends in an ellipsis. The last is not padded. */
export function alignRow(cells: readonly string[], columns: readonly Column[]): string[] {
  return columns.map(({ width, align }, index) => {
    const cell = cells[index] ?? '';
    if (index === columns.length - 1) return cell;
    const cut = cell.length > width ? `${cell.slice(0, width - 1)}…` : cell;
    return align === 'right' ? cut.padStart(width) : cut.padEnd(width);
  });
}

/** As wide as the widest of some cells and the title, up to `most`. */
export function columnWidth(title: string, cells: readonly string[], most = 80): number {
  return Math.min(most, Math.max(title.length, ...cells.map(({ length }) => length)));
}
