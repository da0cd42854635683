import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFences } from 'readme';
import { compile, compilers, examples as settings } from './compile.ts';
import { install, readInstalled, readLockfile } from './install.ts';
import type { Consumer } from './install.ts';
import type { Runtime } from './nodes.ts';
import type { PublicPackage } from './packages.ts';
import type { Finding } from './report.ts';
import { run } from './run.ts';

/** Compiles the examples of the README that was published, installs what else they import, and compares what they print. */
export async function runExamples({ name }: PublicPackage, consumer: Consumer, nodes: readonly Runtime[]): Promise<Finding[]> {
  const fences = readFences(readInstalled(consumer, name, 'README.md')).filter(({ language }) => language === 'ts');
  const examples = fences.map((example) => ({ ...example, base: `readme-${example.line}` }));
  if (examples.length === 0) return [];
  const wanted = new Set(examples.flatMap(({ code }) => findPackages(code)));
  const missing = [...wanted].filter((other) => !(`node_modules/${other}` in JSON.parse(readLockfile(consumer)).packages));
  if (missing.length > 0) await install(consumer, ...missing);

  for (const { base, line, code } of examples) {
    writeFileSync(join(consumer.folder, `${base}.ts`), `${'\n'.repeat(line - 1)}${code}\nexport {};\n`);
  }
  const files = examples.map(({ base }) => `${base}.ts`);
  const findings: Finding[] = [{ subject: name, what: `examples compile (${examples.length})`, problems: await compile(compilers.at(-1)!, consumer.folder, files, settings) }];
  const printing = examples.filter(({ prints }) => prints.length > 0);
  if (printing.length === 0) return findings;
  for (const node of nodes) {
    const problems: string[] = [];
    for (const { base, line, prints } of printing) {
      const { status, stdout, stderr } = await run(node.path, [`out/${base}.js`], { cwd: consumer.folder });
      if (status !== 0) problems.push(`README.md:${line} ended with ${status}: ${stderr}`);
      else if (stdout.trimEnd() !== prints.join('\n')) problems.push(`README.md:${line} says:`, ...prints, 'and prints:', stdout);
    }
    findings.push({ subject: name, what: `examples print what they say in ${node.name} (${printing.length})`, problems });
  }
  return findings;
}

/** The packages of ours that some code imports. */
export function findPackages(code: string): string[] {
  return [...new Set([...code.matchAll(/from '(@driverproc\/[\w-]+)/g)].map((match) => match[1]!))];
}
