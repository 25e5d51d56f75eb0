import { textDocument } from '../../../tools/pdf-writer/index.ts';
import { fixture, type PdfRoute, sendPdf, sendText } from './pdf-site.ts';

/** What the document of an address without a file of its own says. */
export const WAYWARD_LINES = ['This page names letrozole.'];

const wayward = () => textDocument({ pages: 1, lines: () => WAYWARD_LINES });
const send = sendPdf(wayward);
const COOKIE = 'reader=known';

/**
 * Servers that make it hard to load a document a second time.
 *
 * @param otherOrigin where the one that redirects leads, once the site is there
 * @param restOfSlow is waited for by the one that is slow, in the middle of its document
 */
export function awkwardRoutes(
  otherOrigin: () => string,
  restOfSlow: Promise<void>,
): Record<string, PdfRoute> {
  let isSpent = false;
  const redirect =
    (to: () => string): PdfRoute =>
    (_, response) => {
      response.writeHead(302, { location: to() });
      response.end();
    };
  return {
    '/html': sendText(200, 'text/html', '<h1>Please sign in</h1>'),
    // A server that calls a web page a PDF.
    '/called-pdf': sendText(200, 'application/pdf', '<!doctype html><h1>Please sign in</h1>'),
    '/forbidden': sendText(403, 'text/html', 'No'),
    '/missing': sendText(404, 'text/html', 'No'),
    '/broken-server': sendText(500, 'text/html', 'No'),
    '/empty': sendText(200, 'application/pdf', ''),
    '/truncated': sendPdf(() => fixture('paper.pdf').subarray(0, 30_000)),
    '/damaged-table': sendPdf(() => withoutTable(wayward())),
    '/cut-off': cutOff,
    '/slow': async (_, response) => {
      const bytes = wayward();
      response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': bytes.length });
      response.write(bytes.subarray(0, 200));
      await restOfSlow;
      response.end(bytes.subarray(200));
    },
    '/moved': redirect(() => `${otherOrigin()}/wayward`),
    '/sign-in-elsewhere': redirect(() => `${otherOrigin()}/html`),
    '/circle': redirect(() => '/circle'),
    '/wayward': send,
    '/members': (request, response) =>
      request.headers.cookie?.includes(COOKIE)
        ? send(request, response)
        : sendText(401, 'text/html', 'Sign in')(request, response),
    '/sign-in': sendText(200, 'text/html', '<link rel="icon" href="data:,"><h1>Signed in</h1>', {
      'set-cookie': `${COOKIE}; Path=/; SameSite=Lax`,
    }),
    '/once': (request, response) => {
      if (isSpent) return sendText(410, 'text/html', 'This address has been used')(request, response);
      isSpent = true;
      return send(request, response);
    },
    '/posted': (request, response) =>
      request.method === 'POST'
        ? send(request, response)
        : sendText(405, 'text/html', 'POST it')(request, response),
    '/form': sendText(
      200,
      'text/html',
      '<form method="post" action="/posted"><button>Make a PDF</button></form>',
    ),
    '/framed': sendText(
      200,
      'text/html',
      '<h1>A page around a document</h1><iframe src="/leaflet-fr.pdf" width="500" height="400"></iframe>',
    ),
    '/blob': sendText(
      200,
      'text/html',
      `<script>fetch('/wayward').then((answer) => answer.blob()).then((blob) => {
        location.href = URL.createObjectURL(blob);
      })</script>`,
    ),
  };
}

/** The table of objects of a document is where the file says that it is not. */
function withoutTable(pdf: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(pdf)
      .toString('latin1')
      .replace(/startxref\n\d+/, 'startxref\n17'),
    'latin1',
  );
}

/** Sends less than it has announced, then ends the connection. */
const cutOff: PdfRoute = (_, response) => {
  const bytes = wayward();
  response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': bytes.length });
  response.write(bytes.subarray(0, 200), () => response.destroy());
};
