import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it as nodeIt } from 'node:test';
import type { Architecture } from '../../src/find-wine.ts';
import { readyWine } from '../../src/windows-node.ts';

// The command as a user runs it, its output through pipes.
async function drvWine(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return drvWineIn(process.cwd(), ...args);
}

/** @param folder - Where its user called npm. */
async function drvWineIn(folder: string, ...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const script = join(import.meta.dirname, '../../src/drv-wine.ts');
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DRIVERPROC_FOLDER: folder } });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

const ready = await readyWine();
const architectures = 'missing' in ready ? [] : ready.prefix.architectures;

function it(name: string, test: () => Promise<void>, arch: Architecture = 'x64'): void {
  void nodeIt(name, { skip: architectures.includes(arch) ? false : `needs Wine for ${arch}` }, test);
}

void describe('drv:wine', () => {
  for (const arch of ['x64', 'ia32'] as const) {
    it(`runs drv with Windows' Node on ${arch}, its output through a pipe`, async () => {
      const { code, stdout, stderr } = await drvWine('run', '--arch', arch, '--json', 'msadp32.acm');
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
      const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
      assert.deepEqual([lines[0].type, lines[0].binding, lines[0].arch], ['start', 'winmm', arch]);
      assert.deepEqual([lines.at(-1).type, lines.at(-1).opened, lines.at(-1).told], ['end', 1, 1]);
    }, arch);
  }
  it('takes a FILE from the folder where its user called npm', async () => {
    const { code, stdout, stderr } = await drvWineIn(join(import.meta.dirname, '../../../../packages/cli/test/run/drivers'), 'run', '--host', 'raw.mjs');
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.equal(stdout.split('\n')[1], 'raw.drv is raw.mjs, hosted in winmm.dll.');
  });
  it('passes drv’s exit code on', async () => {
    assert.equal((await drvWine('run', 'nope.drv')).code, 1);
  });
  it('ends a run that takes longer than it may, and says so', async () => {
    // Node needs longer than this to start.
    const { code, stderr } = await drvWine('--timeout', '0.02', 'run', 'msadp32.acm');
    assert.equal(code, 124);
    assert.match(stderr, /^drv:wine: ended: still running after 0.02 s/m);
  });
});
