import { afterEach, describe, expect, test, vi } from 'vitest';
import { compileTerms, createMatcher } from '@/lib/matcher';
import { painted, waitForPaint, watchDocument } from '../support';

const names: Record<string, string[]> = {
  trastuzumab: ['trastuzumab', 'Herceptin'],
  emtansine: ['trastuzumab emtansine'],
  doxorubicin: ['doxorubicin'],
  liposomal: ['liposomal doxorubicin'],
  letrozole: ['letrozole', 'Femara'],
};
const matcher = createMatcher(
  compileTerms(Object.entries(names).flatMap(([id, texts]) => texts.map((text) => ({ id, text })))),
);

let end: AbortController;

afterEach(() => {
  end.abort();
  document.body.replaceChildren();
});

/** Watches a page, until all of it has been read. */
async function watch(html: string): Promise<void> {
  end = new AbortController();
  document.body.innerHTML = html;
  const read = Promise.withResolvers<void>();
  watchDocument(read.resolve, end.signal, { matcher });
  await read.promise;
}

/** A word in a box of its own, as tools that move words one by one write it. */
const word = (text: string, style = 'display: inline-block') => `<div style="${style}">${text}</div>`;

const ROW = 'display: flex; gap: 8px';
/** The two words of one name, each in an element of its own. */
const words = (tag: string, style = '') =>
  `<${tag} style="${style}">Trastuzumab</${tag}> <${tag} style="${style}">emtansine</${tag}>`;

const HIDDEN = '<span style="display: none"> <b>opens</b> <i>a card</i> </span>';
const ICON = '<svg width="9" height="9"><title>opens a card</title><path d="M0 0h9"/></svg>';

/** @returns the marks, once all has been read */
async function marksOf(html: string): Promise<string[]> {
  await watch(`${html}<p>Femara</p>`);
  // A name over boxes is read once more, after all others.
  await vi.waitFor(() => expect(painted()).toContain('Femara'));
  return painted().filter((text) => text !== 'Femara');
}

describe('half a name is not another drug', () => {
  test.each([
    ['over words in items of a list', `<ul>${words('li', 'display: inline')}</ul>`],
    ['over words in buttons', `<p>${words('button')}</p>`],
    ['over words in paragraphs side by side', `<div style="${ROW}">${words('p', 'margin: 0')}</div>`],
    ['over a footnote mark', '<p>trastuzumab<sup>1</sup> emtansine</p>'],
    ['over several footnote marks', '<p>trastuzumab<sup>1</sup><sup>,2</sup> emtansine</p>'],
    ['over a footnote mark before the name', '<p>liposomal<sup>®</sup> doxorubicin</p>'],
    [
      'over the reading of a ruby',
      '<p><ruby>trastuzumab<rt>tras</rt></ruby> <ruby>emtansine<rt>dx</rt></ruby></p>',
    ],
    ['over the marks of quoted lines', '<pre>&gt; of trastuzumab\n&gt; emtansine</pre>'],
    ['over the marks of lines quoted twice', '<div>&gt;&gt; trastuzumab<br>&gt;&gt; emtansine</div>'],
    ['over such a mark before the name', '<div>&gt; liposomal<br>&gt;&nbsp;doxorubicin</div>'],
    ['over hidden text', '<p>trastuzumab <span hidden>opens a card</span> emtansine</p>'],
    ['over hidden text of several parts', `<p>trastuzumab${HIDDEN}emtansine</p>`],
    ['over hidden text before the name', `<p>liposomal ${HIDDEN} doxorubicin</p>`],
    ['over text for screen readers', '<p><b>trastuzumab</b> <i class="sr-only">link</i> emtansine</p>'],
    ['over an icon with a title', `<p>trastuzumab ${ICON} emtansine</p>`],
    ['over an icon with a title before the name', `<p>liposomal ${ICON} doxorubicin</p>`],
    ['over a picture', '<p>trastuzumab <img alt="help"> emtansine</p>'],
  ])('%s', async (_, html) => expect(await marksOf(html)).toEqual([]));
});

describe('a name stays one', () => {
  test.each([
    [
      'before a quoted line that says something else',
      '<pre>&gt; of trastuzumab\n&gt; alone</pre>',
      'trastuzumab',
    ],
    [
      'before text that is seen',
      '<p>trastuzumab <span class="note">(see</span> emtansine)</p>',
      'trastuzumab',
    ],
    ['that hidden text would make another one', '<p>trastuzumab<i hidden> emtansine</i></p>', 'trastuzumab'],
    [
      'over elements of which all are seen',
      '<p>trastuzumab<b class="x"> emtansine</b></p>',
      'trastuzumab emtansine',
    ],
    ['before an icon', `<p>trastuzumab ${ICON} alone</p>`, 'trastuzumab'],
  ])('%s', async (_, html, name) => expect(await marksOf(html)).toContain(name));
});

describe('a name over boxes is one name', () => {
  test.each([
    ['of two words', `<h1>${word('Trastuzumab')} ${word('emtansine')}</h1>`, 'Trastuzumab emtansine'],
    [
      'of which the second is a name too',
      `<h1>${word('Liposomal')} ${word('doxorubicin')}</h1>`,
      'Liposomal doxorubicin',
    ],
  ])('%s', async (_, html, name) => expect(await marksOf(html)).toEqual([name]));

  test('also when its second word comes later, and goes again', async () => {
    expect(await marksOf(`<h1>${word('Trastuzumab')}</h1>`)).toEqual(['Trastuzumab']);
    const heading = document.querySelector('h1');
    heading?.insertAdjacentHTML('beforeend', ` ${word('emtansine')}`);
    await waitForPaint(['Trastuzumab emtansine', 'Femara']);
    heading?.lastElementChild?.remove();
    await waitForPaint(['Trastuzumab', 'Femara']);
  });

  test('also when the text of its second box changes', async () => {
    expect(await marksOf(`<h1>${word('Trastuzumab')} ${word('works')}</h1>`)).toEqual(['Trastuzumab']);
    const last = document.querySelector('h1')?.lastElementChild;
    if (last) last.textContent = 'emtansine';
    await waitForPaint(['Trastuzumab emtansine', 'Femara']);
  });
});

describe('a whole name is marked', () => {
  test.each([
    ['in a box beside a box with another name', `<h1>${word('Trastuzumab')} ${word('letrozole')}</h1>`, 2],
    ['in a line of its own', `${word('Trastuzumab', '')} ${word('emtansine', '')}`, 1],
    ['in items of a list', '<ul><li>Doxorubicin<li>Liposomal doxorubicin</ul>', 2],
    ['before a footnote mark', '<p>trastuzumab<sup>1</sup> and emtansine</p>', 1],
    ['before a trade mark', '<p>Herceptin<sup>®</sup> (trastuzumab)</p>', 2],
    [
      'that the page explains, before a footnote mark',
      '<p>doxorubicin (DOX), then DOX<sup>1</sup> again</p>',
      3,
    ],
    ['with a ruby', '<p><ruby>letrozole<rt>let</rt></ruby> daily</p>', 1],
  ])('%s', async (_, html, count) => expect(await marksOf(html)).toHaveLength(count));
});

test('words that are hidden later no longer keep the two halves of a name apart', async () => {
  await watch('<p>trastuzumab <b id="between">and not</b> emtansine, letrozole</p>');
  await waitForPaint(['trastuzumab', 'letrozole']);
  document.querySelector('#between')?.setAttribute('hidden', '');
  await waitForPaint(['letrozole']);
});
