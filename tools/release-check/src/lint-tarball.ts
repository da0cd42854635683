import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import type { Analysis, Problem, ResolutionKind } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind, problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Tarball } from './tarball.ts';

/** What publint has against it in its strict mode. */
export async function lintTarball({ bytes }: Tarball): Promise<string[]> {
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

// The profile esm-only of attw: who resolves as Node 10 did, or requires a module's types, is not served.
const served: readonly ResolutionKind[] = ['node16-esm', 'bundler'];

/** Whether its types say what its modules are, to those who import them. */
export async function findWrongTypes({ bytes }: Tarball): Promise<string[]> {
  const analysis = await checkPackage(createPackageFromTarballData(bytes));
  if (analysis.types === false) return ['has no types'];
  return analysis.problems.filter((problem) => isServed(problem, analysis)).map(describe);
}

function isServed(problem: Problem, analysis: Analysis): boolean {
  return served.some((kind) => problemAffectsResolutionKind(problem, kind, analysis));
}

function describe(problem: Problem): string {
  const where = 'entrypoint' in problem ? `${problem.entrypoint} (${problem.resolutionKind})` : 'fileName' in problem ? problem.fileName : problem.typesFileName;
  return `${where}: ${problemKindInfo[problem.kind].shortDescription}`;
}
