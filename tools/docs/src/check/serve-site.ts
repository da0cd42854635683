import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** A built site on 127.0.0.1, below `base` as on its real server, until it is disposed. */
export interface ServedSite extends AsyncDisposable {
  readonly origin: string;
}

export async function serveSite(folder: string, base: string): Promise<ServedSite> {
  const files = sirv(folder, { dev: false });
  const server = createServer((request, response) => {
    const notFound = (): void => void response.writeHead(404).end();
    if (!request.url?.startsWith(base)) return notFound();
    request.url = request.url.slice(base.length - 1);
    files(request, response, notFound);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
