import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runServer } from 'verdaccio';
import { runOrThrow } from './run.ts';

export interface LocalRegistry extends AsyncDisposable {
  readonly url: string;
  /** Where everything that is not ours comes from. */
  readonly upstream: string;
  /** For npm, pnpm and changesets: this registry, a cache of its own, and nothing of the user's configuration. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Starts a registry on this machine that keeps what it has in a folder. It has our packages only once they are published to it, and
 * everything else from the registry that npm is configured for.
 */
export async function startRegistry(folder: string): Promise<LocalRegistry> {
  mkdirSync(folder, { recursive: true });
  const upstream = (await runOrThrow('npm', ['config', 'get', 'registry'], { cwd: folder })).trim();
  const server = await runServer({
    self_path: folder,
    storage: join(folder, 'storage'),
    uplinks: { upstream: { url: upstream } },
    packages: { '@driverproc/*': { access: '$all', publish: '$all' }, '**': { access: '$all', proxy: 'upstream' } },
    middlewares: { audit: { enabled: false } },
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'fatal' },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    upstream,
    environment: environmentFor(folder, url),
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function environmentFor(folder: string, url: string): NodeJS.ProcessEnv {
  const npmrc = join(folder, 'npmrc');
  // Anyone may publish here, but npm and pnpm do not even ask without a token.
  writeFileSync(npmrc, `registry=${url}\n${url.replace('http:', '')}:_authToken=anyone\n`);
  const inherited = Object.entries(process.env).filter(([name]) => !/^p?npm_/i.test(name));
  return {
    ...Object.fromEntries(inherited),
    npm_config_userconfig: npmrc,
    npm_config_registry: url,
    npm_config_cache: join(folder, 'npm-cache'),
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    pnpm_config_registry: url,
    pnpm_config_verify_deps_before_run: 'false',
  };
}
