/** The specification is malformed. One line for each problem: file, JSON pointer, what was expected, what was found. */
export class SpecError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The specification is malformed:', ...problems].join('\n  '));
    this.name = 'SpecError';
    this.problems = problems;
  }
}
