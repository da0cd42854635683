/** One test, as the reporter writes it: a JSON object on a line of its own. */
export interface NativeTestResult {
  /** The names of the groups it is in, and its own. */
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed. */
  readonly error?: string;
}

interface Event {
  readonly type: string;
  readonly data: {
    readonly name: string;
    readonly nesting: number;
    readonly skip?: string | boolean;
    readonly details?: { readonly type?: string; readonly error?: Error };
  };
}

/**
 * A reporter for node:test, which loads it by its path. Runs inside Windows' Node; imports nothing.
 *
 * @public
 */
export default async function* nativeReporter(source: AsyncIterable<Event>): AsyncGenerator<string> {
  const names: string[] = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') names.splice(data.nesting, Infinity, data.name);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const isGroup = data.details?.type === 'suite';
    // A group fails with its tests; of its own it fails only where it broke before they ran.
    if (isGroup && (type === 'test:pass' || isFailureOfTests(data.details?.error))) continue;
    const result: NativeTestResult = {
      name: names.slice(0, data.nesting + 1).join(' > '),
      outcome: type === 'test:fail' ? 'failed' : data.skip !== undefined && data.skip !== false ? 'skipped' : 'passed',
      ...(type === 'test:fail' ? { error: describeError(data.details?.error) } : {}),
    };
    yield `${JSON.stringify(result)}\n`;
  }
}

function isFailureOfTests(error: Error | undefined): boolean {
  return (error as { failureType?: string } | undefined)?.failureType === 'subtestsFailed';
}

function describeError(error: Error | undefined): string {
  const cause = error?.cause instanceof Error ? error.cause : error;
  return cause?.stack ?? String(cause);
}
