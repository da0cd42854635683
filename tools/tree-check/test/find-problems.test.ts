import { describe, expect, it } from 'vitest';
import { findTreeProblems } from '../src/find-problems.ts';
import { planted } from './planted.ts';

const rules = {
  allowedHosts: [
    { text: 'docs.test', reason: 'documentation' },
    { text: 'log.test', file: 'a.log', reason: 'recorded' },
  ],
  allowedPaths: [{ text: planted('/§home/me'), file: 'a.test.ts', reason: 'data' }],
  unreadFiles: { 'pnpm-lock.yaml': 'written' },
};
const clean = { 'a.log': 'see http:§//log.test/x', 'a.test.ts': "'/§home/me/a'", 'README.md': '<https:§//docs.test>' };

function problemsOf(files: { readonly [path: string]: string }) {
  const entries = Object.entries({ ...clean, ...files });
  return findTreeProblems(new Map(entries.map(([path, text]) => [path, planted(text)])), rules);
}

describe('findTreeProblems', () => {
  it('has nothing to say of what is listed, and of paths that are no machine’s', async () => {
    const text = '../../§root/usr/lib ~/x $HOME/a ./tmp/a temp/tmp a/home/b a/§work/b Windows 10.0.26100.1 options.local C:\\Windows\\system32 /usr/lib file:///Z:/a /rootless';
    expect(await problemsOf({ 'b.ts': text, 'pnpm-lock.yaml': '/§home/ann' })).toEqual([]);
  });

  it.each([
    ['a home on Linux', 'cd /§home/ann/src', 'has /§home/ann, a path of a machine'],
    ['a home on macOS', '"/§Users/ann/x"', 'has /§Users/ann, a path of a machine'],
    ['a home on Windows', 'C:\\§Users\\ann\\x', 'has C:\\§Users\\ann, a path of a machine'],
    ['one in a string', "'C:\\\\§Users\\\\ann'", 'has C:\\\\§Users\\\\ann, a path of a machine'],
    ['the home of root', '/§root/.npmrc', 'has /§root, a path of a machine'],
    ['a disk of Windows in Linux', 'in /§mnt/c/ann', 'has /§mnt/c, a path of a machine'],
    ['a folder of a build machine', '(/§workspace/main)', 'has /§workspace/main, a path of a machine'],
    ['a temporary folder', 'to /§tmp/x', 'has /§tmp, a path of a machine'],
    ['an address that is not listed', 'https:§//cdn.evil.test:8080/x', 'names an address at cdn.evil.test, which is not listed'],
    ['one with a user', 'git+ssh:§//git@evil.test/x.git', 'names an address at evil.test, which is not listed'],
    ['a repository', 'git§@evil.test:x/y.git', 'names an address at evil.test, which is not listed'],
    ['a registry', '//registry§.example.org/x', 'names an address at registry§.example.org, which is not listed'],
    ['one that is listed for another file', 'http:§//log.test/', 'names an address at log.test, which is not listed'],
    ['a host of a network of its own', 'from build-box.§local:8080', 'names an address at build-§box.local, which is not listed'],
    ['a number of such a network', 'at 10.§0.0.3', 'names an address at 10.§0.0.3, which is not listed'],
    ['one in a pattern', '^https:§//evil\\\\.test/', 'names an address at evil.test, which is not listed'],
  ])('finds %s', async (_, text, problem) => {
    expect(await problemsOf({ 'b.ts': text })).toEqual([`b.ts: ${planted(problem)}; take it out, or say in tools/tree-check/src/allowed.ts why it stays`]);
  });

  it('finds keys and tokens, and does not repeat them', async () => {
    const problems = await problemsOf({
      'b.ts': "\n\nconst token = 'ghp§_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5';\n",
      'key.pem': `-----BEGIN RSA PRIVATE§ KEY-----\n${'MIIEow'.repeat(40)}\n-----END RSA PRIVATE§ KEY-----\n`,
    });
    expect(problems.map((problem) => problem.replaceAll(/\*+/g, '*'))).toEqual(['b.ts: line 3: found GitHub Token(*): *', 'key.pem: line 1: found private key: *']);
  });

  it('finds an address in what it does not read otherwise', async () => {
    expect(await problemsOf({ 'pnpm-lock.yaml': 'tarball: https:§//mirror.test/a.tgz' })).toEqual(['pnpm-lock.yaml: names an address at mirror.test, and should name none']);
  });

  it('finds what is allowed and nowhere', async () => {
    expect(await problemsOf({ 'a.log': '' })).toEqual(['tools/tree-check/src/allowed.ts: log.test in a.log is allowed and nowhere']);
  });
});
