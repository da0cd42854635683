import { readSpec } from 'codegen/read-spec';
import { readDocModel } from './doc-model.ts';
import { publicSymbols } from './public-symbols.ts';
import { seeProblem, specPages } from './see-problems.ts';
import { readSourceProgram } from './source-program.ts';
import { summaryProblem } from './summary-problem.ts';
import { createThrownCodes } from './thrown-codes.ts';
import { throwsFormProblem, throwsProblem } from './throws-problems.ts';
import { unitProblem } from './unit-problem.ts';

const entries = readDocModel();
const symbols = publicSymbols(entries);
const pages = specPages(readSpec());
const program = readSourceProgram();
const thrown = createThrownCodes(program);
const codeType = symbols.find(({ name }) => name === 'DriverErrorCode')!.item;
const codes = new Set([...codeType.excerpt.text.matchAll(/'(\w+)'/g)].map(([, code]) => code!));

const problems = symbols.flatMap((symbol) =>
  [summaryProblem(symbol), throwsFormProblem(symbol, codes), throwsProblem(symbol, program, thrown), seeProblem(symbol, pages), unitProblem(symbol)].flatMap((problem) =>
    problem === null ? [] : [{ place: symbol.place, problem }],
  ),
);
for (const { place, problem } of problems) console.error(`${place} ${problem}`);
const failed = new Set(problems.map(({ place }) => place)).size;
console.log(`${symbols.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
