import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

export interface Server extends Disposable {
  readonly address: string;
}

/** Serves the files of a folder to this machine only, and a page at `/`. */
export async function serveFolder(folder: string, page: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname));
    if (path === '/') return response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.json') ? 'application/json' : undefined;
    const bytes = type === undefined ? undefined : readIfThere(join(folder, path));
    if (type === undefined || bytes === undefined) return response.writeHead(404).end();
    return response.setHeader('content-type', type).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.dispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
