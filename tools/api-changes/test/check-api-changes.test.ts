import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkApiChanges } from '../src/check-api-changes.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'api-changes-'));
  write('packages/gain/package.json', JSON.stringify({ name: '@made-up/gain', version: '1.2.3' }));
  offer('export const ONE = 1;');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const offer = (code: string): void => write('packages/gain/etc/gain.api.md', `\`\`\`ts\n\n// @public\n${code}\n\n\`\`\`\n`);
const changeset = (bump: string): void => write('.changeset/x.md', `---\n'@made-up/gain': ${bump}\n---\n\nChanged ONE.\n`);

function git(...args: string[]): string {
  const settings = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...settings, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function commit(message: string): void {
  git('add', '-A');
  git('commit', '-qm', message);
}

const check = (asked?: string) => checkApiChanges(root, asked, true);
const lines = ({ output }: { output: string }): string[] => output.replaceAll(/\b[0-9a-f]{10}\b/g, '<commit>').split('\n');

describe('on a branch', () => {
  beforeEach(() => {
    git('init', '-q');
    commit('First');
    git('switch', '-qc', 'work');
  });

  it('names a changeset that cannot be read', () => {
    changeset('huge');
    expect(check()).toEqual({ ok: false, output: '.changeset/x.md: could not parse changeset - invalid version type "huge" for package "@made-up/gain".' });
  });

  it('refuses what breaks without a changeset, and takes it with one that says major', () => {
    offer('export const ONE = 2;');
    commit('Other');
    expect(lines(check())).toEqual([
      'FAILED  @made-up/gain needs major; no changeset names it',
      '        changed: ONE',
      '',
      'Say it to users, with that bump: npx changeset',
      'note: compared with <commit>, where this branch left main',
      '0 passed, 1 failed',
    ]);
    changeset('minor');
    expect(lines(check())[0]).toBe('FAILED  @made-up/gain needs major; its changesets give minor');
    changeset('major');
    expect(check().ok).toBe(true);
    expect(lines(check())).toEqual([
      'ok      @made-up/gain needs major; its changesets give major',
      '        changed: ONE',
      'note: compared with <commit>, where this branch left main',
      '1 passed, 0 failed',
    ]);
  });

  it('compares with where the branch left main, not with what main has since', () => {
    commitOnMain();
    expect(lines(check())).toEqual(['note: compared with <commit>, where this branch left main', '1 passed, 0 failed']);
    expect(lines(check('main')).slice(0, 2)).toEqual(['FAILED  @made-up/gain needs major; no changeset names it', '        changed: ONE']);
  });

  it('takes origin/main before main', () => {
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    offer('export const ONE = 2;');
    commit('Other');
    git('branch', '-qf', 'main', 'HEAD');
    expect(lines(check())[4]).toBe('note: compared with <commit>, where this branch left origin/main');
  });

  it('says so where the reference is none', () => {
    expect(check('v9')).toEqual({ ok: false, output: 'The API reports cannot be compared: there is no commit v9 here' });
  });

  function commitOnMain(): void {
    writeFileSync(join(root, 'note.txt'), 'work');
    commit('Work');
    git('switch', '-q', 'main');
    offer('export const ONE = 3;');
    commit('Main went on');
    git('switch', '-q', 'work');
  }
});

describe('on main', () => {
  it('compares with the commit before the last, and the first with nothing', () => {
    git('init', '-q');
    commit('First');
    expect(lines(check())).toEqual([
      'FAILED  @made-up/gain needs patch; no changeset names it',
      '        added: ONE',
      '',
      'Say it to users, with that bump: npx changeset',
      'note: compared with <commit>, nothing, since HEAD is the first commit',
      '0 passed, 1 failed',
    ]);
    offer('export const ONE = 2;');
    commit('Other');
    expect(check().ok).toBe(false);
    expect(lines(check())[4]).toBe('note: compared with <commit>, the commit before HEAD');
  });
});

describe('without history', () => {
  it('fails where it is required, and is skipped elsewhere, each time in a line that says why', () => {
    const required = check();
    expect(required.ok).toBe(false);
    expect(required.output).toMatch(/^The API reports cannot be compared: git rev-parse --git-dir: .*not a git repository/);
    const optional = checkApiChanges(root, undefined, false);
    expect(optional.ok).toBe(true);
    expect(optional.output).toMatch(/^skipped: git rev-parse --git-dir: .*not a git repository/);
  });

  it('says so in a checkout of one commit', () => {
    git('init', '-q');
    commit('First');
    offer('export const ONE = 2;');
    commit('Other');
    const shallow = join(root, 'shallow');
    git('clone', '-q', '--depth=1', pathToFileURL(root).href, shallow);
    expect(checkApiChanges(shallow, undefined, true)).toEqual({
      ok: false,
      output: 'The API reports cannot be compared: there is no commit before HEAD here; a shallow checkout has no history to compare with',
    });
  });
});
