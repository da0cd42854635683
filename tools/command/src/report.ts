/** Says what came of each thing that a check looked at, and counts. */
export interface Report {
  /** @param problems - What is wrong with it; empty where nothing is. One may have several lines. */
  add(what: string, problems: readonly string[]): void;
  /** Prints the last line, `N passed, N failed`, which `npm test` reads, and sets the exit code. */
  end(): void;
}

export function createReport(): Report {
  let passed = 0;
  let failed = 0;
  return {
    add(what, problems) {
      if (problems.length === 0) passed += 1;
      else failed += 1;
      const lines = problems.flatMap((problem) => problem.trimEnd().split('\n'));
      console.log([`${problems.length === 0 ? 'ok    ' : 'FAILED'}  ${what}`, ...lines.map((line) => `        ${line}`)].join('\n'));
    },
    end() {
      console.log(`${passed} passed, ${failed} failed`);
      process.exitCode = failed > 0 ? 1 : 0;
    },
  };
}
