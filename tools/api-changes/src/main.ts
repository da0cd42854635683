import { join } from 'node:path';
import { readOptions } from 'command';
import { isHistoryRequired } from 'history';
import { checkApiChanges } from './check-api-changes.ts';

// The reports are taken to be up to date, which `npm run api` sees to.
const usage = `npm run api:changes -- [--base REF]

Compares the API reports with those of an earlier commit, and the changesets with what that needs.

  --base REF   the commit; else where this branch left main
  --help       this text`;

const { values } = readOptions(usage, { base: { type: 'string' } });

const { ok, output } = checkApiChanges(join(import.meta.dirname, '../../..'), values.base, isHistoryRequired(values.base));
console.log(output);
process.exitCode = ok ? 0 : 1;
