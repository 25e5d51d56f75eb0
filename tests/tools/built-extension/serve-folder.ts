import { readFile, realpath } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

/** A server that only this machine can reach. */
export interface FolderServer {
  /** E.g. `http://127.0.0.1:49152`, without a slash at the end. */
  origin: string;
  close(): Promise<void>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
};

/**
 * Serves the files of a folder on 127.0.0.1, on a port that is free.
 *
 * @param folder nothing outside of it is shown, not by `..` and not by a link either
 * @param headers what each file comes with, beside its type
 */
export async function serveFolder(
  folder: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<FolderServer> {
  const root = await realpath(folder);
  const server = createServer(async (request, response) => {
    const file = await fileFor(root, request.url ?? '/');
    const body = file && (await readFile(file).catch(() => null));
    if (!body) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such page.');
      return;
    }
    const type = mediaTypes[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      // The browser keeps its connections open for the next page.
      server.closeAllConnections();
      await closed;
    },
  };
}

/** @returns the file that an address stands for, or null when that is not in the folder */
async function fileFor(root: string, address: string): Promise<string | null> {
  try {
    const [path = '/'] = address.split(/[?#]/);
    const name = decodeURIComponent(path);
    const file = await realpath(join(root, name.endsWith('/') ? `${name}index.html` : name));
    return file.startsWith(root + sep) ? file : null;
  } catch {
    // A broken escape, a zero byte, or no such file.
    return null;
  }
}
