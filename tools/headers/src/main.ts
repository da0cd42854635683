import { readOptions } from 'command';
import { readSpec, SpecError } from 'codegen/read-spec';
import { checkProgram, countNames, targets } from './check-program.ts';
import { compile, missingCompiler } from './compile.ts';

readOptions('npm run headers\n\nCompares the specification with the headers of mingw-w64, name by name, by compiling.', {});

/** Exit code: 0 for agreement or skipped; 1 for disagreement, or skipped where REQUIRE_NATIVE=1 forbids it. */
try {
  process.exitCode = checkHeaders() ? 0 : 1;
} catch (error) {
  if (!(error instanceof SpecError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function checkHeaders(): boolean {
  const missing = missingCompiler();
  if (missing !== undefined) {
    const required = process.env['REQUIRE_NATIVE'] === '1';
    console.log(`${required ? 'FAILED' : 'skipped'}: headers: ${missing}`);
    return !required;
  }
  const spec = readSpec();
  const problems = targets.flatMap((target) => compile(target, checkProgram(spec, target)));
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log(`${countNames(spec)} names agree with the headers of mingw-w64, on x64 and ia32`);
  return problems.length === 0;
}
