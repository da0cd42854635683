import type { ConformanceOutcome, ConformanceReport, ConformanceResult } from './conformance-report.js';

/**
 * A report as text: what fails the run, what differs and why, and a line that counts.
 *
 * @public
 */
export function formatConformanceReport(report: ConformanceReport): string {
  const { results, unknownCases } = report;
  const count = (outcome: ConformanceOutcome): number => results.filter((result) => result.outcome === outcome).length;
  const failed = count('failed') + count('no-longer-differs') + unknownCases.length;
  return [
    ...results.flatMap(linesOf),
    ...unknownCases.map((id) => `FAILED   ${id}: expected to differ, and is no case`),
    `${count('passed')} passed, ${count('differs-as-expected')} differ as expected, ${failed} failed`,
  ].join('\n');
}

function linesOf({ id, title, source, difference, reason, problem }: ConformanceResult): string[] {
  if (problem !== null) return [`FAILED   ${id}: ${title}`, ...indented(problem, `"${source.text}"`, source.href)];
  if (difference !== null) return [`differs  ${id}: ${title}`, ...indented(difference, reason ?? '')];
  return [];
}

function indented(...texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split('\n')).map((line) => `         ${line}`);
}
