import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkApiChanges } from './check-api-changes.ts';

// The reports are taken to be up to date, which `npm run api` sees to.
const { values } = parseArgs({ options: { base: { type: 'string' } } });
const asked = values.base ?? (process.env['API_BASE'] || undefined);

const { ok, output } = checkApiChanges(join(import.meta.dirname, '../../..'), asked, asked !== undefined || Boolean(process.env['CI']));
console.log(output);
process.exitCode = ok ? 0 : 1;
