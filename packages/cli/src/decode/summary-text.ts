import { elapsedText } from '@driverproc/trace';
import type { DriverSummary, TraceSummary } from '@driverproc/trace';
import { alignRow, columnWidth } from '../columns.js';

/** A row for each driver, then what was not opened, and what was left open. */
export function summaryLines({ drivers, notOpened }: TraceSummary): string[] {
  const columns = [
    { title: 'driver', width: columnWidth('driver', drivers.map(({ driver }) => driver), 40) },
    { title: 'opened', width: 8, align: 'right' as const },
    { title: 'refused', width: 8, align: 'right' as const },
    { title: 'closed', width: 8, align: 'right' as const },
    { title: 'open', width: 6, align: 'right' as const },
    { title: 'messages', width: 9, align: 'right' as const },
    { title: 'slowest', width: 0 },
  ];
  const rows = [columns.map(({ title }) => title), ...drivers.map(cells)];
  return [
    ...rows.map((row) => alignRow(row, columns).join('  ').trimEnd()),
    ...[...notOpened].map(([name, times]) => `not opened: ${JSON.stringify(name)}${times > 1 ? `, ${times} times` : ''}`),
    ...drivers.flatMap(({ leaks }) => leaks.map(({ instance, line }) => `open at the end: ${instance.driver} #${instance.number}, opened in line ${line}`)),
  ];
}

function cells({ driver, opens, refused, closes, open, messages, slowest }: DriverSummary): string[] {
  const slow = slowest === null ? '' : `${elapsedText(slowest.elapsed)} ${slowest.message}, line ${slowest.line}`;
  return [driver, String(opens), String(refused), String(closes), String(open), String(messages), slow];
}
