import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Beyond the language itself: what browsers, workers and Node all have, and published files may use. */
const allowedNames = ['AbortController', 'AbortSignal', 'TextDecoder', 'TextEncoder', 'clearTimeout', 'console', 'performance', 'queueMicrotask', 'setTimeout'];

const oxlint = join(import.meta.dirname, '../../../node_modules/oxlint/bin/oxlint');

/** Names that files use and nobody declares: `process`, `Buffer`, `require`, `window`. */
export function findUnknownNames(files: readonly string[]): { file: string; name: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'unknown-names-'));
  try {
    const configuration = join(folder, 'oxlint.json');
    const globals = Object.fromEntries(allowedNames.map((name) => [name, 'readonly']));
    writeFileSync(
      configuration,
      JSON.stringify({ plugins: [], categories: { correctness: 'off' }, env: { builtin: true }, globals, rules: { 'no-undef': ['error', { typeof: true }] } }),
    );
    const args = [oxlint, '--config', configuration, '--no-ignore', '--disable-nested-config', '--format', 'json', ...files];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const report = readReport(stdout, stderr);
    if (report.number_of_files !== files.length) throw new Error(`oxlint read ${report.number_of_files} of ${files.length} files\n${stdout}${stderr}`);
    return report.diagnostics.map(({ message, filename }) => ({ file: filename, name: /^'(.+)' is not defined/.exec(message)?.[1] ?? message }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Report {
  readonly diagnostics: readonly { readonly message: string; readonly filename: string }[];
  readonly number_of_files: number;
}

function readReport(stdout: string, stderr: string): Report {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`oxlint: ${stdout}${stderr}`);
  }
}
