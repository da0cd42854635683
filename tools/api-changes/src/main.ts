import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isHistoryRequired } from 'history';
import { checkApiChanges } from './check-api-changes.ts';

// The reports are taken to be up to date, which `npm run api` sees to.
const { values } = parseArgs({ options: { base: { type: 'string' } } });

const { ok, output } = checkApiChanges(join(import.meta.dirname, '../../..'), values.base, isHistoryRequired(values.base));
console.log(output);
process.exitCode = ok ? 0 : 1;
