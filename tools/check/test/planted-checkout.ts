import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '../../..');

export interface PlantedCheckout extends Disposable {
  readonly folder: string;
}

/**
 * A copy of this checkout to plant something in, with the same dependencies installed. Disposing it removes it.
 *
 * @param isWanted - Which files to copy, by path; default all.
 */
export function copyCheckout(isWanted: (path: string) => boolean = () => true): PlantedCheckout {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  const { stdout } = spawnSync('git', ['-c', 'safe.directory=*', 'ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  const files = stdout.split('\0').filter((path) => path !== '' && isWanted(path) && existsSync(join(root, path)));
  for (const path of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  const workspaces = new Set(files.filter((path) => path.endsWith('package.json')).map(dirname));
  for (const path of workspaces) {
    const modules = join(path, 'node_modules');
    if (existsSync(join(root, modules))) linkModules(modules, folder);
  }
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Links what is installed; the packages of the workspace to those of the copy, so that nothing leads back here. */
function linkModules(modules: string, folder: string): void {
  mkdirSync(join(folder, modules), { recursive: true });
  for (const name of readdirSync(join(root, modules))) {
    const path = join(modules, name);
    if (!statSync(join(root, path)).isDirectory()) continue;
    if (name.startsWith('@')) linkModules(path, folder);
    else symlinkSync(join(isOfWorkspace(path) ? folder : root, relative(root, realpathSync(join(root, path)))), join(folder, path), 'junction');
  }
}

function isOfWorkspace(path: string): boolean {
  return /^(packages|tools)[\\/][^\\/]+$/.test(relative(root, realpathSync(join(root, path))));
}
