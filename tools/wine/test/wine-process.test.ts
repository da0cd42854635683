import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Wine } from '../src/find-wine.ts';
import type { WineProcessOptions } from '../src/wine-process.ts';
import { runWineProcess } from '../src/wine-process.ts';

// A shell stands in for the loader: what is tested is what happens around it.
const shell: Wine = { loader: '/bin/sh', version: '8.0', hasIa32Modules: false };

async function run(script: string, options: Partial<WineProcessOptions> = {}) {
  let stdout = '';
  let stderr = '';
  const exit = await runWineProcess(shell, '/a prefix', ['-c', script], {
    timeoutSeconds: 30,
    onStdout: (bytes) => (stdout += Buffer.from(bytes).toString()),
    onStderr: (bytes) => (stderr += Buffer.from(bytes).toString()),
    ...options,
  });
  return { ...exit, stdout, stderr };
}

describe.skipIf(process.platform === 'win32')('a program under Wine', () => {
  it('keeps its exit code, its output and its errors apart', async () => {
    expect(await run('echo out; echo err >&2; exit 42')).toEqual({ code: 42, timedOut: false, stdout: 'out\n', stderr: 'err\n' });
  });
  it('runs in a 64-bit prefix, whatever its user has in WINEARCH', async () => {
    const environment = { ...process.env, WINEARCH: 'win32', WINEPREFIX: '/elsewhere' };
    expect((await run('echo $WINEARCH $WINEPREFIX', { environment })).stdout).toBe('win64 /a prefix\n');
  });
  it('is heard while it runs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wine-test-'));
    const heard = join(folder, 'heard');
    const chunks: string[] = [];
    await run(`echo first; until [ -e '${heard}' ]; do sleep 0.02; done; echo second`, {
      onStdout: (bytes) => {
        chunks.push(Buffer.from(bytes).toString());
        writeFileSync(heard, '');
      },
    });
    rmSync(folder, { recursive: true });
    expect(chunks).toEqual(['first\n', 'second\n']);
  });
  it('loses nothing of much output', async () => {
    const { stdout } = await run('seq 1 200000');
    expect(stdout.length).toBe(1288895);
    expect(stdout.endsWith('\n199999\n200000\n')).toBe(true);
  });
  it('turned away by a Wine server that shuts down is started again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wine-test-'));
    const attempts = join(folder, 'attempts');
    const turnAway = "echo 'wine client error:0: recvmsg: Connection reset by peer' >&2; exit 1";
    const script = `echo >> '${attempts}'; [ $(wc -l < '${attempts}') -ge $EXPECTED ] || { ${turnAway}; }; echo begun; exit 7`;
    const environment = (attempt: number) => ({ ...process.env, EXPECTED: String(attempt) });
    expect(await run(script, { environment: environment(3) })).toEqual({ code: 7, timedOut: false, stdout: 'begun\n', stderr: '' });
    writeFileSync(attempts, '');
    expect(await run(script, { environment: environment(9) })).toEqual({
      code: 1,
      timedOut: false,
      stdout: '',
      stderr: 'wine client error:0: recvmsg: Connection reset by peer\n',
    });
    expect(readFileSync(attempts, 'utf8').length).toBe(4);
    rmSync(folder, { recursive: true });
  });
  it('that loses its Wine server later is not started again', async () => {
    const { code, stderr } = await run("echo 'wine client error:1f4: recvmsg: Connection reset by peer' >&2; exit 1");
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'wine client error:1f4: recvmsg: Connection reset by peer\n' });
  });
  it('that hangs is ended, with what it started', async () => {
    const { timedOut, code, stdout } = await run('sleep 600 & echo $!; wait', { timeoutSeconds: 0.5 });
    expect({ timedOut, code }).toEqual({ timedOut: true, code: 137 });
    await expect.poll(() => isRunning(Number(stdout))).toBe(false);
  });
  it('is ended when the process that runs it is interrupted', async () => {
    const script = `
      import { exitOnInterruption } from '${import.meta.dirname}/../src/exit-on-interruption.ts';
      import { runWineProcess } from '${import.meta.dirname}/../src/wine-process.ts';
      exitOnInterruption();
      const onStdout = (bytes) => process.stdout.write(bytes);
      const wine = ${JSON.stringify(shell)};
      await runWineProcess(wine, '/p', ['-c', 'echo $$; exec sleep 600'], { timeoutSeconds: 30, onStdout, onStderr: onStdout });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(child, 'exit');
    const [pid] = await once(child.stdout, 'data');
    expect(isRunning(Number(pid))).toBe(true);
    child.kill('SIGTERM');
    expect(await exit).toEqual([143, null]);
    await expect.poll(() => isRunning(Number(pid))).toBe(false);
  });
  it('ended by a signal has a shell’s code for it', async () => {
    expect(await run('kill -TERM $$')).toMatchObject({ code: 143, timedOut: false });
  });
  it('has no standard input, no display, the prefix, and no Unix paths for its Node', async () => {
    const environment = { PATH: process.env['PATH'], DISPLAY: ':0', NODE_OPTIONS: '--require=/x', NODE_PATH: '/y', MINE: '1' };
    const { stdout } = await run('cat; env', { environment });
    const lines = stdout.split('\n');
    expect(lines).toContain('WINEPREFIX=/a prefix');
    expect(lines).toContain('MINE=1');
    expect(lines.filter((line) => /^(DISPLAY|NODE_OPTIONS|NODE_PATH)=/.test(line))).toEqual([]);
  });
  it('that cannot be started is an error', async () => {
    const missing: Wine = { ...shell, loader: '/nowhere/wine64' };
    const nothing = () => {};
    await expect(runWineProcess(missing, '/p', [], { timeoutSeconds: 1, onStdout: nothing, onStderr: nothing })).rejects.toThrow('ENOENT');
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended may wait for its parent to notice.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
