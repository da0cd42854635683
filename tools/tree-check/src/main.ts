import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allowedHosts, allowedPaths, unreadFiles } from './allowed.ts';
import { findTreeProblems } from './find-problems.ts';

// The check "tree": looks at every file that is tracked, or would be after `git add`. A folder given is looked at instead of this checkout.
const root = resolve(process.argv[2] ?? join(import.meta.dirname, '../../..'));
const { status, stdout, stderr } = spawnSync('git', ['-c', 'safe.directory=*', 'ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
if (status !== 0) {
  console.error(`git ls-files: ${stderr}`);
  process.exit(1);
}
const paths = stdout.split('\0').filter((path) => path !== '' && lstatSync(join(root, path), { throwIfNoEntry: false })?.isFile());
// What is not text reads as text with characters in it that stand for anything, in which a path or a key can still be seen.
const files = new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));

const problems = await findTreeProblems(files, { allowedHosts, allowedPaths, unreadFiles });
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`${files.size} files`);
process.exitCode = problems.length > 0 ? 1 : 0;
