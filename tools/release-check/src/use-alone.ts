import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { comesAlong, findUninvited } from './comes-along.ts';
import { compile, compilers, strictest } from './compile.ts';
import { install, readLockfile } from './install.ts';
import type { Consumer } from './install.ts';
import { loadEntries } from './load-entries.ts';
import type { Runtime } from './nodes.ts';
import type { PublicPackage } from './packages.ts';
import type { Finding } from './report.ts';
import { runExamples } from './run-examples.ts';

/** Installs a package alone into an empty folder and uses all of it: its entries, its types, the examples of its README. */
export async function useAlone(each: PublicPackage, consumer: Consumer, nodes: readonly Runtime[]): Promise<Finding[]> {
  const { name, entries } = each;
  mkdirSync(consumer.folder, { recursive: true });
  writeFileSync(join(consumer.folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  await install(consumer, name);
  const findings: Finding[] = [
    { subject: name, what: 'comes with what it says', problems: findUninvited(name, readLockfile(consumer), comesAlong[name]) },
    ...(await loadEntries(each, consumer, nodes)),
  ];
  const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
  writeFileSync(join(consumer.folder, 'entries.ts'), `${imports.join('\n')}\nexport const entries = [${entries.map((_, index) => `entry${index}`).join(', ')}];\n`);
  for (const compiler of compilers) {
    findings.push({ subject: name, what: compiler.name, problems: await compile(compiler, consumer.folder, ['entries.ts'], strictest) });
  }
  return [...findings, ...(await runExamples(each, consumer, nodes))];
}
