import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { drvScript, readyWine, runUnderWine } from '../../src/index.ts';

const ready = await readyWine();

void describe('drv decode, on what this Wine writes', () => {
  void it('reads every message of drv run, and finds winmm to keep its rules', { skip: 'missing' in ready ? ready.missing : false, timeout: 120_000 }, async () => {
    assert.ok('wine' in ready);
    const folder = mkdtempSync(join(tmpdir(), 'decode-log-'));
    try {
      const errors: Uint8Array[] = [];
      const run = await runUnderWine(ready, drvScript, ['run', 'msadp32.acm', 'msacm.imaadpcm', '--instances', '2'], {
        timeoutSeconds: 90,
        environment: { ...process.env, WINEDEBUG: '-all,+timestamp,+pid,+tid,trace+driver,trace+winmm' },
        onStdout: () => {},
        onStderr: (bytes) => errors.push(bytes),
      });
      assert.equal(run.code, 0);
      const file = join(folder, 'wine.log');
      writeFileSync(file, Buffer.concat(errors));

      const decode = (...args: string[]): string => spawnSync(process.execPath, [drvScript, 'decode', file, ...args], { encoding: 'utf8' }).stdout;
      // Two instances each: LOAD, ENABLE, and of each OPEN, QUERYCONFIGURE, EXITSESSION, CLOSE, then DISABLE, FREE.
      assert.match(decode('--check'), /^ok {2}24 messages keep the rules of profile wine\.\n/);
      const calls = decode('--json').trimEnd().split('\n').map((line) => JSON.parse(line) as { entryPoint?: string; message?: string; driver?: string; outcome?: string; elapsed?: number });
      const messages = calls.filter(({ entryPoint }) => entryPoint === 'DriverProc');
      assert.deepEqual(
        messages.filter(({ driver }) => driver === 'imaadp32.acm').map(({ message }) => message),
        ['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN', 'DRV_OPEN', 'DRV_QUERYCONFIGURE', 'DRV_QUERYCONFIGURE', 'DRV_EXITSESSION', 'DRV_EXITSESSION', 'DRV_CLOSE', 'DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE'],
      );
      assert.deepEqual(messages.filter(({ outcome, elapsed }) => outcome !== 'answered' || elapsed == null), []);
      assert.equal(readFileSync(file, 'utf8').split('\n').filter((line) => line.includes('Before call32')).length, 24);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
