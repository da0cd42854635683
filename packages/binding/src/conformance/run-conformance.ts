import { bindingConformance } from './binding-conformance.js';
import type { ConformanceCase, ConformanceHost } from './conformance-case.js';
import type { ConformanceReport, ConformanceResult, ExpectedDifference, ExpectedDifferences } from './conformance-report.js';
import { differenceOf } from './expectations.js';
import { watchHost } from './watched-host.js';

/**
 * What a run is about.
 *
 * @public
 */
export interface ConformanceOptions {
  /** In what the binding is known to differ; nothing if not given. */
  readonly expectedDifferences?: ExpectedDifferences;
  /** The cases to run; {@link bindingConformance} if not given. */
  readonly cases?: readonly ConformanceCase[];
}

/**
 * Holds a binding to the contract. It never throws: one case that goes wrong does not stop the others.
 *
 * @param createHost - Makes a host with nothing open. Called for each case anew.
 * @public
 */
export function runConformance(createHost: () => ConformanceHost, options: ConformanceOptions = {}): ConformanceReport {
  const { expectedDifferences = {}, cases = bindingConformance } = options;
  const results = cases.map((each) =>
    runConformanceCase(createHost, each, Object.hasOwn(expectedDifferences, each.id) ? expectedDifferences[each.id] : undefined),
  );
  const known = new Set([...bindingConformance, ...cases].map(({ id }) => id));
  const unknownCases = Object.keys(expectedDifferences).filter((id) => !known.has(id));
  return { ok: unknownCases.length === 0 && results.every(({ problem }) => problem === null), results, unknownCases };
}

/**
 * Holds a binding to one case, for runners that have a test of its own for each. It never throws: `problem` says whether the
 * test has failed.
 *
 * An instance that the case leaves open is closed, and counts as a difference.
 *
 * @param createHost - Makes a host with nothing open.
 * @param expected - In what the binding is known to differ; nothing if not given.
 * @public
 */
export function runConformanceCase(
  createHost: () => ConformanceHost,
  conformanceCase: ConformanceCase,
  expected?: ExpectedDifference,
): ConformanceResult {
  const { id, title, source } = conformanceCase;
  const difference = findDifference(createHost, conformanceCase);
  return { id, title, source, difference, reason: expected?.reason ?? null, ...judge(difference, expected?.difference ?? null) };
}

function judge(difference: string | null, expected: string | null): Pick<ConformanceResult, 'outcome' | 'problem'> {
  if (difference === expected) return { outcome: expected === null ? 'passed' : 'differs-as-expected', problem: null };
  if (difference === null) {
    return { outcome: 'no-longer-differs', problem: `differs no longer, and is expected to: take it off the list\nlisted: ${expected}` };
  }
  const problem = expected === null ? difference : `differs otherwise than it is expected to\nlisted: ${expected}\nnow:    ${difference}`;
  return { outcome: 'failed', problem };
}

function findDifference(createHost: () => ConformanceHost, conformanceCase: ConformanceCase): string | null {
  let host: ConformanceHost;
  try {
    host = createHost();
  } catch (error) {
    return `no host to run on: ${differenceOf(error)}`;
  }
  const watched = watchHost(host);
  let difference: string | null = null;
  try {
    conformanceCase.run(watched);
  } catch (error) {
    difference = differenceOf(error);
  }
  const left = watched.closeLeft();
  if (left > 0) difference ??= `the case left ${left} of its instances open`;
  try {
    host[Symbol.dispose]?.();
  } catch (error) {
    difference ??= `the host cannot be disposed of: ${differenceOf(error)}`;
  }
  return difference;
}
