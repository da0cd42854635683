import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, compilers, strictest } from './compile.ts';
import { install } from './install.ts';
import type { Consumer } from './install.ts';
import type { PublicPackage } from './packages.ts';
import type { Finding } from './report.ts';

/** Code that uses the packages with each other, compiled by every version of TypeScript as Node resolves and as bundlers do. */
export async function useTogether(packages: readonly PublicPackage[], consumer: Consumer): Promise<Finding[]> {
  mkdirSync(consumer.folder, { recursive: true });
  writeFileSync(join(consumer.folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  copyFileSync(join(import.meta.dirname, '../consumer/consumer.ts'), join(consumer.folder, 'consumer.ts'));
  await install(consumer, ...packages.map(({ name }) => name));
  const findings: Finding[] = [];
  for (const compiler of compilers) {
    for (const moduleResolution of ['nodenext', 'bundler']) {
      const settings = { ...strictest, moduleResolution, module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext' };
      const problems = await compile(compiler, consumer.folder, ['consumer.ts'], settings);
      findings.push({ subject: 'all together', what: `${compiler.name}, ${moduleResolution}`, problems });
    }
  }
  return findings;
}
