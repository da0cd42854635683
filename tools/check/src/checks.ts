import { commandCheck } from './command-check.ts';
import type { Check } from './outcome.ts';
import { unitTests } from './unit-tests.ts';

/** What `npm test` runs, in this order. The build comes first, and the API reports before what reads their doc models: most of the rest reads what they wrote. */
export const checks: readonly Check[] = [
  commandCheck('build', 'turbo run build --output-logs=errors-only'),
  commandCheck('types', 'tsc -p .'),
  commandCheck('generated code', 'node tools/codegen/src/main.ts --check'),
  commandCheck('headers', 'node tools/headers/src/main.ts'),
  commandCheck('API reports', 'node tools/api/src/main.ts'),
  { name: 'unit tests', run: unitTests },
  commandCheck('native tests', 'node tools/wine/src/native-tests-main.ts'),
  commandCheck('compare x64', 'node tools/compare/src/main.ts --runs 300 --seed 1 --arch x64'),
  commandCheck('compare ia32', 'node tools/compare/src/main.ts --runs 100 --seed 1 --arch ia32'),
  commandCheck('examples', 'node tools/readme/src/main.ts'),
  commandCheck('lint', 'oxlint --type-aware --deny-warnings'),
  commandCheck('unused code', 'knip'),
  commandCheck('boundaries', 'node tools/boundaries/src/main.ts'),
  commandCheck('dependencies', 'node tools/dependencies/src/main.ts'),
  commandCheck('workflows', 'node tools/workflows/src/main.ts'),
  commandCheck('tree', 'node tools/tree-check/src/main.ts'),
  commandCheck('comments', 'node tools/tsdoc/src/main.ts'),
  commandCheck('docs', 'tsc -p docs && node tools/docs/src/main.ts --check'),
  commandCheck('API changes', 'node tools/api-changes/src/main.ts'),
  commandCheck('size', 'node tools/size/src/main.ts'),
  commandCheck('changesets', 'node tools/changesets/src/main.ts'),
  commandCheck('browser', 'node tools/browser/src/main.ts'),
  commandCheck('release', 'node tools/release-check/src/main.ts'),
];
