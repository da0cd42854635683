import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Consumer } from './install.ts';
import type { Runtime } from './nodes.ts';
import type { PublicPackage } from './packages.ts';
import type { Finding } from './report.ts';
import { run } from './run.ts';
import type { RunResult } from './run.ts';

/** Whether each Node imports and requires every entry, and starts every command. An entry without exports counts as a failure. */
export async function loadEntries({ name, version, entries, commands }: PublicPackage, { folder }: Consumer, nodes: readonly Runtime[]): Promise<Finding[]> {
  const each = `for (const [entry, module] of Object.entries(modules)) if (Object.keys(module).length === 0) throw new Error(entry + ' exports nothing');`;
  const list = (load: (specifier: string) => string) => entries.map((entry) => `  ${JSON.stringify(entry)}: ${load(JSON.stringify(entry))},`).join('\n');
  writeFileSync(join(folder, 'import.mjs'), `const modules = {\n${list((entry) => `await import(${entry})`)}\n};\n${each}\n`);
  writeFileSync(join(folder, 'require.cjs'), `const modules = {\n${list((entry) => `require(${entry})`)}\n};\n${each}\n`);
  const findings: Finding[] = [];
  for (const node of nodes) {
    for (const script of ['import.mjs', 'require.cjs']) {
      const { status, stderr } = await run(node.path, [script], { cwd: folder });
      const kind = script.split('.')[0];
      findings.push({ subject: name, what: `${kind} in ${node.name}`, problems: status === 0 ? [] : [stderr] });
    }
    for (const [command, file] of commands) {
      const { status, stdout, stderr } = await start(command, join(folder, 'node_modules', name, file), folder, node);
      const problems = status === 0 && stdout.trim() === version ? [] : [`${command} --version ended with ${status}: ${stdout}${stderr}`];
      findings.push({ subject: name, what: `${command} in ${node.name}`, problems });
    }
  }
  return findings;
}

/** As its user starts it: by the link that npm made, with the Node that is first in PATH. On Windows that link is a script of cmd's. */
function start(command: string, file: string, folder: string, { path }: Runtime): Promise<RunResult> {
  if (process.platform === 'win32') return run(path, [file, '--version'], { cwd: folder });
  const env = { ...process.env, PATH: `${dirname(path)}:${process.env['PATH']}` };
  return run(join(folder, 'node_modules/.bin', command), ['--version'], { cwd: folder, env });
}
