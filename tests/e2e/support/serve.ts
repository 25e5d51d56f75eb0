import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of a test: its HTML, or that and the headers it comes with. */
export type ServedPage = string | { body: string; headers: Record<string, string> };

export interface TestSite {
  /** `http://127.0.0.1:port` */
  origin: string;
  /** The same server under another host name, so another site. */
  otherOrigin: string;
  /** The paths that were asked for. */
  requests: readonly string[];
  close(): Promise<void>;
}

/** Serves pages by their path on 127.0.0.1, on a free port. */
export async function serve(pages: Record<string, ServedPage>): Promise<TestSite> {
  const requests: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    requests.push(pathname);
    const page = pages[pathname];
    const { body, headers } = typeof page === 'string' ? { body: page, headers: {} } : (page ?? notFound);
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...headers,
    });
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    requests,
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
