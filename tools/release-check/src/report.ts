/** What came of one thing that was tried. */
export interface Finding {
  /** The package it was about. */
  readonly subject: string;
  readonly what: string;
  /** Empty when it is as it should be. */
  readonly problems: readonly string[];
}

/** The findings for people: those that failed with what is wrong, the others counted by package. */
export function formatFindings(findings: readonly Finding[]): string {
  const lines: string[] = [];
  for (const subject of new Set(findings.map((finding) => finding.subject))) {
    const own = findings.filter((finding) => finding.subject === subject);
    const bad = own.filter(({ problems }) => problems.length > 0);
    const names = own.filter(({ problems }) => problems.length === 0).map(({ what }) => what);
    if (names.length > 0) lines.push(`ok      ${subject}: ${names.join('; ')}`);
    for (const { what, problems } of bad) {
      lines.push(`FAILED  ${subject}: ${what}`, ...shorten(problems).flatMap(linesOf).map((line) => `        ${line}`));
    }
  }
  return lines.join('\n');
}

export function count(findings: readonly Finding[]): { passed: number; failed: number } {
  const failed = findings.filter(({ problems }) => problems.length > 0).length;
  return { passed: findings.length - failed, failed };
}

/** Without the part of a stack that is Node's own. */
function linesOf(problem: string): string[] {
  return problem.trimEnd().split('\n').filter((line) => !/^\s+at .*\bnode:internal\//.test(line));
}

/** One cause may have hundreds of effects. */
function shorten(problems: readonly string[]): string[] {
  return problems.length <= 12 ? [...problems] : [...problems.slice(0, 10), `and ${problems.length - 10} more`];
}
