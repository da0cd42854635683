import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const packages = join(import.meta.dirname, '../..');
const browserSafe = ['messages', 'binding', 'dispatcher', 'mock', 'trace'];

function sources(name: string): [file: string, text: string][] {
  const folder = join(packages, name, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
}

/** Without comments and texts, in which anything may be said. */
const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '').replace(/`[^`]*`|'[^'\n]*'|"[^"\n]*"/g, "''");

describe.each(browserSafe)('%s', (name) => {
  const files = sources(name);

  it('has sources', () => {
    expect(files.length).toBeGreaterThan(1);
  });

  it('imports only its own files and packages that are browser-safe themselves', () => {
    const imports = files.flatMap(([file, text]) =>
      [...text.matchAll(/^(?:import|export)[^'"]*?\bfrom\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm)].map((match) => [
        file,
        match[1] ?? match[2],
      ]),
    );
    const foreign = imports.filter(([, from]) => !/^\.\.?\/|^@driverproc\/(?:messages(?:\/result|\/tables)?|binding|dispatcher)$/.test(from!));
    expect(foreign).toEqual([]);
  });

  it("uses nothing of Node's, of a window's, nor code made from text", () => {
    const found = files.flatMap(([file, text]) =>
      [...codeOf(text).matchAll(/\b(?:process|Buffer|require|global|__dirname|__filename|setImmediate|window|document|eval|import\()|import\.meta/g)].map(
        ([word]) => `${file}: ${word}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it('calls nothing when it is imported, but what makes its tables', () => {
    const allowed = /^(?:export )?const \w+(?:: [^=]+)? = (?:\/\* @__PURE__ \*\/ )?(?:new (?:Map|Set)\b|Object\.freeze\(|Symbol\()/;
    const statements = files.flatMap(([file, text]) =>
      text
        .split('\n')
        .filter((line) => /^[A-Za-z_$][\w$.]*(?:\(|\s*=[^=>]|\[)/.test(line) || /^(?:if|for|while|try|switch|await)\b/.test(line))
        .filter((line) => !allowed.test(line))
        .map((line) => `${file}: ${line}`),
    );
    expect(statements).toEqual([]);
  });
});
