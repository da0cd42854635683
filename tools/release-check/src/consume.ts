import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const require = createRequire(import.meta.url);
const compilers = ['typescript-5.9', 'typescript-6.0', 'typescript'];

/** What each version of TypeScript has against code that uses the packed packages, library checks included. */
export function compileConsumer(folder: string): { what: string; problems: string[] }[] {
  copyFileSync(join(import.meta.dirname, '../consumer/consumer.ts'), join(folder, 'consumer.ts'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  return compilers.flatMap((compiler) =>
    ['nodenext', 'bundler'].map((moduleResolution) => {
      const compilerOptions = {
        target: 'es2022',
        lib: ['es2022', 'esnext.disposable'],
        module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext',
        moduleResolution,
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        types: [],
        noEmit: true,
      };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
      const { version } = require(`${compiler}/package.json`);
      const tsc = join(require.resolve(`${compiler}/package.json`), '../bin/tsc');
      const { stdout, stderr, status } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { encoding: 'utf8' });
      return { what: `TypeScript ${version}, ${moduleResolution}`, problems: status === 0 ? [] : [stdout + stderr] };
    }),
  );
}

/** What goes wrong when each entry is imported and required: by this Node, and by the machine's own if that is another. */
export function loadEntries(folder: string, entries: readonly string[]): { what: string; problems: string[] }[] {
  writeFileSync(join(folder, 'import.mjs'), entries.map((entry) => `import ${JSON.stringify(entry)};`).join('\n'));
  writeFileSync(join(folder, 'require.cjs'), entries.map((entry) => `require(${JSON.stringify(entry)});`).join('\n'));
  return nodes().flatMap((node) => {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
    return ['import.mjs', 'require.cjs'].map((script) => {
      const { stderr, status } = spawnSync(node, [join(folder, script)], { encoding: 'utf8' });
      return { what: `Node ${version}, ${script}`, problems: status === 0 ? [] : [stderr] };
    });
  });
}

function nodes(): string[] {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.includes('node_modules'))
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
  return own === undefined || own === process.execPath ? [process.execPath] : [process.execPath, own];
}
