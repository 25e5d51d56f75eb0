import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PdfPart } from '../../../tools/pdf-writer/index.ts';
import { type LocalServer, listenLocally } from '../serve.ts';

/** What was asked for, as the server saw it. */
export interface LoggedRequest {
  method: string;
  /** The path with what follows `?`. */
  path: string;
  /** The header `Range`, or null when the whole file was asked for. */
  range: string | null;
  referrer: string | null;
  cookie: string | null;
}

/** Answers one request; the body of a PDF may be in parts. */
export type PdfRoute = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface PdfSite extends LocalServer {
  /** All that was asked for since it was last emptied. */
  log: LoggedRequest[];
}

/** A file of tests/fixtures/pdf. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../fixtures/pdf/${name}`, import.meta.url));
}

/** Serves documents by their path on 127.0.0.1, and all files of tests/fixtures/pdf under their own names. */
export async function servePdfs(routes: Readonly<Record<string, PdfRoute>>): Promise<PdfSite> {
  const log: LoggedRequest[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '/', headers } = request;
    log.push({
      method,
      path: url,
      range: headers.range ?? null,
      referrer: headers.referer ?? null,
      cookie: headers.cookie ?? null,
    });
    const path = url.split('?')[0] ?? '/';
    const route =
      routes[path] ?? (/^\/[a-z-]+\.pdf$/.test(path) ? sendPdf(() => fixture(path.slice(1))) : notFound);
    // A browser that leaves before the end is no failure.
    Promise.resolve(route(request, response)).catch(() => response.destroy());
  });
  return { ...(await listenLocally(server)), log };
}

/** Sends a document, or the part of it that is asked for. */
export function sendPdf(read: () => Uint8Array): PdfRoute {
  return ({ headers: { range } }, response) => {
    const bytes = read();
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    const start = Number(from ?? 0);
    const part = bytes.subarray(start, to ? Number(to) + 1 : undefined);
    response.writeHead(from === undefined ? 200 : 206, {
      'content-type': 'application/pdf',
      'content-length': part.length,
      'accept-ranges': 'bytes',
      ...(from !== undefined && {
        'content-range': `bytes ${start}-${start + part.length - 1}/${bytes.length}`,
      }),
    });
    response.end(part);
  };
}

/** Sends a document that is never whole in memory. */
export function sendParts(parts: readonly PdfPart[]): PdfRoute {
  return async (_, response) => {
    const length = parts.reduce((sum, part) => sum + ('zeros' in part ? part.zeros : part.length), 0);
    response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': length });
    await pipeline(Readable.from(chunksOf(parts)), response);
  };
}

/** Sends something else than a PDF. */
export function sendText(
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): PdfRoute {
  return (_, response) => {
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers });
    response.end(body);
  };
}

const notFound = sendText(404, 'text/html', 'No such page');
const CHUNK_BYTES = 1 << 20;

function* chunksOf(parts: readonly PdfPart[]): Iterable<Uint8Array> {
  const zeros = Buffer.alloc(CHUNK_BYTES);
  for (const part of parts) {
    if (!('zeros' in part)) yield part;
    else
      for (let left = part.zeros; left > 0; left -= CHUNK_BYTES)
        yield zeros.subarray(0, Math.min(left, CHUNK_BYTES));
  }
}
