import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

/** A page of a test: its HTML, or that and the headers it comes with. A body in parts is sent as they come. */
export type ServedPage = string | { body: string | AsyncIterable<string>; headers: Record<string, string> };

/** Pages by their path; a page that depends on the request, or differs each time, is made by a function. */
export type ServedPages = Record<string, ServedPage | ((url: URL) => ServedPage)>;

/** A server of a test, on a free port of 127.0.0.1. */
export interface LocalServer {
  /** `http://127.0.0.1:port` */
  origin: string;
  /** The same server under another host name, so another site. */
  otherOrigin: string;
  close(): Promise<void>;
}

export interface TestSite extends LocalServer {
  /** The paths that were asked for. */
  requests: readonly string[];
}

/** Serves pages by their path on 127.0.0.1, on a free port. */
export async function serve(pages: ServedPages): Promise<TestSite> {
  const requests: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    const address = new URL(url, 'http://127.0.0.1');
    requests.push(address.pathname);
    const found = pages[address.pathname];
    const page = typeof found === 'function' ? found(address) : found;
    const { body, headers } = typeof page === 'string' ? { body: page, headers: {} } : (page ?? notFound);
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...headers,
    });
    if (typeof body === 'string') response.end(body);
    // A browser that leaves before the end is no failure.
    else pipeline(body, response).catch(() => undefined);
  });
  return { ...(await listenLocally(server)), requests };
}

/** Lets a server that was just made listen. */
export async function listenLocally(server: Server): Promise<LocalServer> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const notFound = { body: 'No such page', headers: {} };

/** A whole document around a body. */
export function htmlPage(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test page</title>${head}</head><body>${body}</body></html>`;
}
