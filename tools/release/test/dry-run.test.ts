import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('says in a sentence that the registry does not answer', { timeout: 30_000 }, () => {
  const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9/' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../src/dry-run.ts')], { env, encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'The registry that npm is configured for does not answer, and what would be published is what it does not have.\n',
  });
});
