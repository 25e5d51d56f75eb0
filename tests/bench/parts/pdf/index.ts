import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserSession, serializable } from '../../../tools/browsers';
import { serveFolder } from '../../../tools/built-extension/serve-folder';
import { textDocument } from '../../../tools/pdf-writer';
import { buildExtension, builtFolder, withExtendedBrowser } from '../../browsers';
import { type Figure, limitFigure, median, ratioFigure } from '../../figures';
import { seededRandom } from '../../generated-pages/random';
import { phrase } from '../../generated-pages/sentence';
import { allNames } from '../../names';

const PAGES = 300;
const LINES = 45;
const ROUNDS = 7;
/** One in so many lines names a drug. */
const NAME_EVERY = 3;
const MAX_CHARACTERS = 90;
/** From the last byte of the document. */
const MAX_MARKED_MS = 1000;
const MAX_TO_PLAIN = 1.5;

/**
 * Measures how long a reader waits for the first page of a PDF of 300 pages, from its last byte until the page is drawn and its
 * names are marked, against the viewer of pdf.js as it is, until the page is drawn and its text lies over it.
 *
 * @param report gets each line of progress
 */
export async function measurePdf(report: (line: string) => void): Promise<Figure[]> {
  await buildExtension('chromium');
  const folder = mkdtempSync(join(tmpdir(), 'bench-pdf-'));
  cpSync(join(builtFolder('chromium'), 'pdfjs'), join(folder, 'pdfjs'), { recursive: true });
  copyFileSync(new URL('plain-viewer.html', import.meta.url), join(folder, 'plain.html'));
  writeFileSync(join(folder, 'document.pdf'), longDocument());
  const server = await serveFolder(folder);
  try {
    return await withExtendedBrowser('chromium', report, async (session) => {
      const address = `${server.origin}/document.pdf`;
      const reader = `${session.extensionOrigin}/pdf.html?file=${encodeURIComponent(address)}`;
      const marked: number[] = [];
      const plain: number[] = [];
      // The first turn warms the browser up and does not count.
      for (let round = 0; round <= ROUNDS; round++) {
        const ours = await firstPage(session, reader, '.term-mark');
        const theirs = await firstPage(session, `${server.origin}/plain.html`, '.textLayer span');
        report(`  round ${round} of ${ROUNDS}: marked ${ours.toFixed(0)} ms, plain ${theirs.toFixed(0)} ms`);
        if (round > 0) {
          marked.push(ours);
          plain.push(theirs);
        }
      }
      const what = `PDF of ${PAGES} pages: last byte to first page drawn and marked`;
      return [
        limitFigure(`${what}, median`, median(marked), 'ms', MAX_MARKED_MS, 0),
        ratioFigure(
          'the same to the viewer of pdf.js without marks',
          median(marked) / median(plain),
          MAX_TO_PLAIN,
        ),
      ];
    });
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds from the document's last byte until its first page is drawn and holds what a selector finds. */
async function firstPage({ newPage }: BrowserSession, address: string, selector: string): Promise<number> {
  const page = await newPage();
  await page.evaluateOnNewDocument(serializable(watchFirstPage), selector);
  await page.goto(address);
  const time = (await page.evaluate('firstPageDrawn')) as number;
  await page.close();
  return time;
}

/** Runs in the page, before its own scripts. */
function watchFirstPage(selector: string): void {
  const drawn = new Promise<number>((resolve) => {
    const check = () => {
      const first = document.querySelector('.page[data-page-number="1"]');
      if (!first?.querySelector('canvas:not([hidden])') || !first.querySelector(selector)) {
        requestAnimationFrame(check);
        return;
      }
      const loaded = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.pdf'));
      const { responseEnd } = loaded as PerformanceResourceTiming;
      resolve(performance.now() - responseEnd);
    };
    requestAnimationFrame(check);
  });
  Object.assign(globalThis, { firstPageDrawn: drawn });
}

function longDocument(): Uint8Array {
  const random = seededRandom(1);
  const names = allNames();
  const line = (number: number) => {
    const name = number % NAME_EVERY === 0 ? (names[number % names.length] ?? '') : '';
    const text = `${phrase(random, 5)} ${name} ${phrase(random, 6)}`;
    // The fonts of the document have no others.
    return text.replace(/[^ -~]/g, '').slice(0, MAX_CHARACTERS);
  };
  const lines = (page: number) => Array.from({ length: LINES }, (_, nth) => line(page * LINES + nth));
  return textDocument({ pages: PAGES, lines });
}
