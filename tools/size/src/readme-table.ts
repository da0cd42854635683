import type { Measurement } from './measure.ts';

const between = /(<!-- table: sizes -->\n)[\s\S]*?(<!-- \/table -->)/;

/** Puts the table of sizes into a README, between its markers. */
export function replaceTable(readme: string, measurements: readonly Measurement[]): string {
  if (!between.test(readme)) throw new Error('README.md: expected <!-- table: sizes --> and, after it, <!-- /table -->');
  return readme.replace(between, (_, open: string, close: string) => `${open}${table(measurements)}${close}`);
}

function table(measurements: readonly Measurement[]): string {
  const rows = measurements
    .filter(({ subject }) => subject.isInReadme)
    .map(({ subject, bytes, gzippedBytes }) => {
      const limit = subject.maxBytes === undefined ? `${size(subject.maxGzippedBytes ?? 0)} compressed` : `${size(subject.maxBytes)} minified`;
      return [subject.name, size(bytes), size(gzippedBytes), limit];
    });
  return [['Imported', 'Minified', 'Compressed', 'Limit'], ['---', '---', '---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** Rounded to a hundred bytes, and from 10 kB on to a thousand: not every change of a line should change the table. */
function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${Number((bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0))} kB`;
}
