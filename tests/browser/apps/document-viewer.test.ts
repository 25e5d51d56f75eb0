import { afterEach, expect, test, vi } from 'vitest';
import { GREY_KEY } from '@/lib/page';
import { painted } from '../page/support';
import { cardName, closePage, nextFrames, openByHover, openPage } from '../popover/support';
import { get } from './support';

/**
 * A viewer of documents in the manner of PDF.js, as clinics and libraries put it into their pages. Known: a picture of the page on a
 * canvas, over it `.textLayer` with transparent `span` elements that are placed and stretched one by one (`scaleX`), `br` with the role
 * `presentation` after each line, pages that lose their layer when they are far away. Inferred: the sizes.
 */
const STYLE = `<style>
  .page { position: relative; width: 600px; height: 800px; margin: 10px auto }
  .page canvas { position: absolute; inset: 0; background: #fff }
  .textLayer { position: absolute; inset: 0; line-height: 1 }
  .textLayer :is(span, br) { position: absolute; color: transparent; white-space: pre; transform-origin: 0 0; cursor: text }
</style>`;
/** A piece of a line, in a box of its own; `left` and `top` in CSS pixels. */
const piece = (text: string, left: number, top: number, id = '') =>
  `<span role="presentation" dir="ltr"${id && ` id="${id}"`} style="left: ${left}px; top: ${top}px; font-size: 16px; transform: scaleX(1.05)">${text}</span>`;
const END = '<br role="presentation">';
const layer = (html: string) => `<div class="textLayer">${html}<div class="endOfContent"></div></div>`;
const pageOf = (html: string) => `<div class="page" data-loaded="true"><canvas></canvas>${html}</div>`;

/** The names that are marked in grey: the letters over the canvas are transparent. */
const grey = () => painted(GREY_KEY);

afterEach(closePage);

async function openDocument(html: string): Promise<void> {
  await openPage(`${STYLE}<div id="viewer">${pageOf(layer(html))}</div>`, []);
}

test('names over the picture of a page have marks that show, and cards', async () => {
  await openDocument(piece('Take ', 50, 50) + piece('letrozole', 90, 50, 'a') + END + piece('daily', 50, 70));
  await vi.waitFor(() => expect(grey()).toEqual(['letrozole']));
  await openByHover('#a');
  expect(cardName()).toBe('letrozole');
});

/** Lines of one piece each. */
const lines = (...texts: string[]) => texts.map((text, i) => piece(text, 50, 50 + 20 * i) + END).join('');

test('half of a name in a piece of its own is not another drug', async () => {
  await openDocument(
    piece('trastuzumab', 50, 50) + piece(' emtansine', 150, 50) + END + piece('and Femara', 50, 90) + END,
  );
  await vi.waitFor(() => expect(grey()).toContain('Femara'));
  expect(grey()).not.toContain('trastuzumab');
});

test('a name that goes on in the next line is one name, as in a paragraph', async () => {
  await openDocument(
    lines('He was given trastuzumab', 'emtansine for a year, then', 'letrozole', 'and Femara'),
  );
  await vi.waitFor(() => expect(grey()).toEqual(['trastuzumabemtansine', 'letrozole', 'Femara']));
});

/** Pages that pdf2htmlEX has made: a `div` for each line (class `t`), with empty boxes for wider spaces. */
const textLine = (text: string, top: number) =>
  `<div class="t" style="position: absolute; left: 50px; top: ${top}px; white-space: pre; font-size: 16px">${text}</div>`;

test('a name over two lines of a document that is made of boxes alone is one name', async () => {
  const shift = '<span style="display: inline-block; width: 3px"></span>';
  const lines = [`He was given ${shift}trastuzumab`, 'emtansine for a year', 'and Femara'];
  const html = lines.map((text, i) => textLine(text, 20 + i * 22)).join('');
  await openPage(`<div style="position: relative; height: 200px">${html}</div>`, [
    'trastuzumabemtansine',
    'Femara',
  ]);
});

test('a line that ends early does not go on in the next one', async () => {
  await openDocument(lines('trastuzumab', 'emtansine is another of these words', 'and Femara'));
  await vi.waitFor(() => expect(grey()).toEqual(['trastuzumab', 'Femara']));
});

test('a layer that goes and comes back with its page is marked again', async () => {
  const html = layer(piece('letrozole', 50, 50) + END);
  await openDocument(piece('letrozole', 50, 50) + END);
  await vi.waitFor(() => expect(grey()).toEqual(['letrozole']));
  get('.textLayer').remove();
  await vi.waitFor(() => expect(grey()).toEqual([]));
  get('.page').insertAdjacentHTML('beforeend', html);
  await vi.waitFor(() => expect(grey()).toEqual(['letrozole']));
  // At another scale all is placed anew.
  get('.page').style.width = '900px';
  get('.textLayer').outerHTML = html.replaceAll('16px', '24px');
  await nextFrames();
  await vi.waitFor(() => expect(grey()).toEqual(['letrozole']));
});
