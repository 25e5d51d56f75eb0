import tables from 'virtual:matcher-tables';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { createMatcher } from '@/lib/matcher';
import type { PageWatcher } from '@/lib/page';
import { watchDocument } from '../support';

const matcher = createMatcher(tables);
const BOX = 'display: inline-block';
/** A word in a box of its own. */
const label = (text: string) => `<span style="${BOX}; padding: 0 8px">${text}</span>`;
/** Each word or letter in an element of its own, as tools that move them one by one write it. */
const each = (parts: Iterable<string>, tag: string, style = BOX, gap = '') =>
  Array.from(parts, (part) => `<${tag} style="${style}">${part}</${tag}>`).join(gap);
const words = (text: string, tag: string, style = BOX, gap = ' ') => each(text.split(' '), tag, style, gap);
const SUPER = 'vertical-align: super; font-size: 70%';
const raised = (text: string, style = SUPER) => `<span style="${style}">${text}</span>`;

const ENHERTU = ['trastuzumab-deruxtecan'];
const DOXORUBICINS = ['doxorubicin', 'liposomal-doxorubicin'];

const ROW = 'display: flex; gap: 8px';
const MARGIN = 'margin-right: .3em';

/** Two words in elements of their own, which read as one text. */
const pair =
  (tag: string, style: string, gap = '') =>
  (one: string, other: string) =>
    words(`${one} ${other}`, tag, style, gap);
const around =
  (open: string, inner: (one: string, other: string) => string) => (one: string, other: string) =>
    `${open}${inner(one, other)}`;
const SPLIT: [what: string, html: (one: string, other: string) => string][] = [
  ['spans in a flex row with a gap', around(`<div style="${ROW}">`, pair('span', ''))],
  ['spans in a flex row, with spaces between', around(`<div style="${ROW}">`, pair('span', '', ' '))],
  ['blocks in a flex row with a gap', around(`<div style="${ROW}">`, pair('div', ''))],
  [
    'blocks in a row that is wrapped',
    around(`<div style="${ROW}; flex-wrap: wrap; width: 99px">`, pair('div', '')),
  ],
  [
    'blocks in a row that is hidden',
    around(`<div style="display: none"><div style="${ROW}">`, pair('div', '')),
  ],
  [
    'a word that is moved',
    around(
      `<div style="${ROW}">`,
      (one, other) => `<div>${one}</div><div style="transform: translateY(40px)">${other}</div>`,
    ),
  ],
  ['inline blocks that a margin parts', around('<h1>', pair('span', `${BOX}; ${MARGIN}`))],
  ['inline elements that a margin parts', around('<p>', pair('span', MARGIN))],
  ['blocks by their tag', around('<h1>', pair('div', BOX, ' '))],
  ['blocks by their tag that a margin parts', around('<h1>', pair('div', `${BOX}; ${MARGIN}`))],
  ['lines of a heading', around('<h1>', pair('div', ''))],
  ['lines of a heading that are inline elements', around('<h1>', pair('span', 'display: block'))],
  ['a text and a box', (one, other) => `<h1>${one} <div style="${BOX}">${other}</div></h1>`],
  ['a box and a text', (one, other) => `<h1><div style="${BOX}">${one}</div> ${other}</h1>`],
];

type Case = [what: string, html: string, ids: string[]];

/** What stands there, and what each name of it means. */
const CASES: Record<string, Case[]> = {
  'names side by side are each their own drug': [
    ['links that follow each other', '<p><a>Perjeta</a> <a>Herceptin</a></p>', ['pertuzumab', 'trastuzumab']],
    ['labels', `<p>${label('Doxorubicin')} ${label('Liposomal doxorubicin')}</p>`, DOXORUBICINS],
    [
      'labels that are small flex boxes',
      `<p>${words('Perjeta Herceptin', 'span', 'display: inline-flex')}</p>`,
      ['pertuzumab', 'trastuzumab'],
    ],
    [
      'labels made of blocks',
      `<div>${label('Doxorubicin').replaceAll('span', 'div')} ${label('Liposomal doxorubicin').replaceAll('span', 'div')}</div>`,
      DOXORUBICINS,
    ],
    [
      'buttons',
      '<div><button>Doxorubicin</button> <button>Liposomal doxorubicin</button></div>',
      DOXORUBICINS,
    ],
    [
      'a text before an item of a flex row',
      '<div style="display: flex; gap: 9px">Doxorubicin <a>Liposomal doxorubicin</a></div>',
      DOXORUBICINS,
    ],
    [
      'a text after an item of a grid',
      '<div style="display: grid"><a>Doxorubicin</a> liposomal doxorubicin</div>',
      DOXORUBICINS,
    ],
    [
      'a label that floats',
      '<p><span style="float: left">Doxorubicin</span> Liposomal doxorubicin is another</p>',
      DOXORUBICINS,
    ],
    [
      'lines of which the second is another medicine',
      '<p>Doxorubicin<br>Liposomal cisplatin</p>',
      ['doxorubicin'],
    ],
    [
      'lines of preformatted text',
      '<pre>Paclitaxel\n  Protein-bound paclitaxel</pre>',
      ['paclitaxel', 'nab-paclitaxel'],
    ],
    ['cells of a table', '<table><tr><td>Trastuzumab<td>deruxtecan</table>', ['trastuzumab']],
    [
      'columns of inline elements',
      '<div style="display: flex; gap: 60px"><span>Trastuzumab</span><span>deruxtecan</span></div>',
      ['trastuzumab'],
    ],
    [
      'blocks, one below the other',
      '<div><div>Trastuzumab</div><div>deruxtecan</div></div>',
      ['trastuzumab'],
    ],
    [
      'blocks in a row',
      `<div style="${ROW}"><div>Paclitaxel</div><div>Protein-bound paclitaxel</div></div>`,
      ['paclitaxel', 'nab-paclitaxel'],
    ],
    [
      'inline elements that a margin parts',
      '<p><span style="margin-right: 9px">Perjeta</span><span>Herceptin</span></p>',
      ['pertuzumab', 'trastuzumab'],
    ],
    [
      'columns',
      '<div style="display: flex; gap: 60px"><div>Trastuzumab</div><div>deruxtecan</div></div>',
      ['trastuzumab'],
    ],
  ],
  'the border of an element is a space within a name': [
    [
      'before the words of a formulation',
      '<p><b>Doxorubicin</b> liposomal versus paclitaxel</p>',
      ['liposomal-doxorubicin', 'paclitaxel'],
    ],
    [
      'within the words of a formulation',
      '<p><i>Pegylated</i> liposomal doxorubicin contains fat</p>',
      ['pegylated-liposomal-doxorubicin'],
    ],
    [
      'before words that may belong to another medicine',
      '<p><b>Doxorubicin</b> liposomal irinotecan</p>',
      [],
    ],
    ['within a radioactive label', '<p><i>Zirconium</i> 89 trastuzumab is for scans</p>', []],
    [
      'within another meaning of an abbreviation',
      '<p>cyclophosphamide (CP), <i>chronic</i> pancreatitis (CP): CP</p>',
      ['cyclophosphamide'],
    ],
  ],
  'a reference by its style alone is no part of the name': [
    ['a letter', `<p>tamoxifen${raised('a')} daily</p>`, ['tamoxifen']],
    ['letters in a link', `<p>tamoxifen${raised('<a href="#x">a,b</a>')} daily</p>`, ['tamoxifen']],
    ['a number after a short name', `<p>T-DM1${raised('1')} daily</p>`, ['trastuzumab-emtansine']],
    [
      'a small letter that is moved up',
      `<p>Afinitor${raised('a', 'position: relative; top: -.5em; font-size: 70%')} daily</p>`,
      ['everolimus'],
    ],
    [
      'a letter at the top of the text',
      `<p>Afinitor${raised('a', 'vertical-align: text-top; font-size: 60%')} daily</p>`,
      ['everolimus'],
    ],
    ['a letter in a box', `<p>tamoxifen${raised('a', `${BOX}; ${SUPER}`)} daily</p>`, ['tamoxifen']],
    ['a number before the name', `<p>${raised('1')}tamoxifen daily</p>`, ['tamoxifen']],
    ['the sign of a trade mark', `<p>Kisqali${raised('MD')} daily</p>`, ['ribociclib']],
    [
      'a number within a name, of which half would be another drug',
      `<p>trastuzumab${raised('1')} deruxtecan</p>`,
      [],
    ],
    [
      'a number in the text itself',
      '<p>trastuzumab1 deruxtecan, and trastuzumab1,2 daily</p>',
      ['trastuzumab'],
    ],
    [
      'larger letters in the line are no reference',
      `<p>tamox<span style="vertical-align: top; font-size: 90%">ifen</span></p>`,
      ['tamoxifen'],
    ],
  ],
  'words in boxes of their own are one name': [
    ...SPLIT.map(([what, html]): Case => [what, html('Trastuzumab', 'deruxtecan'), ENHERTU]),
    ...SPLIT.map(
      ([what, html]): Case => [
        `${what}, and no word is a name`,
        html('Zoledronic', 'acid'),
        ['zoledronic-acid'],
      ],
    ),
    [
      'among other names',
      `<div style="${ROW}"><div>Letrozole, trastuzumab</div><div>deruxtecan and tamoxifen</div></div>`,
      ['letrozole', ...ENHERTU, 'tamoxifen'],
    ],
    [
      'in lines of boxes',
      `<h1>${['On trastuzumab', 'deruxtecan works'].map((line) => `<div>${words(line, 'div')}</div>`).join('')}</h1>`,
      ENHERTU,
    ],
    [
      'whose letters are in boxes too',
      `<h1>${['Trastuzumab', 'deruxtecan'].map((word) => `<div style="${BOX}">${each(word, 'div')}</div>`).join(' ')}</h1>`,
      ENHERTU,
    ],
    ['inline blocks', `<h1>${words('Trastuzumab deruxtecan works', 'span')}</h1>`, ENHERTU],
    ['a break after a hyphen', '<p>trastuzumab-<br>deruxtecan</p>', ENHERTU],
  ],
  'letters in boxes of their own are one word': [
    ['blocks by their tag', `<h1>${each('Letrozole', 'div')}</h1>`, ['letrozole']],
    ['blocks in a flex row', `<h1 style="display: flex">${each('Letrozole', 'div', '')}</h1>`, ['letrozole']],
    ['spans', `<h1>${each('Letrozole', 'span')}</h1>`, ['letrozole']],
    ['items of a flex row', `<h1 style="display: flex">${each('Letrozole', 'span', '')}</h1>`, ['letrozole']],
    ['elements of the page’s own', `<h1>${each('Letrozole', 'x-letter')}</h1>`, ['letrozole']],
  ],
  'a large first letter is one of the word': [
    [
      'in a block by its tag',
      '<div><div style="float: left; font-size: 3em">T</div>amoxifen is old</div>',
      ['tamoxifen'],
    ],
    [
      'that floats',
      '<p><span style="float: left; font-size: 3em">T</span>amoxifen is old</p>',
      ['tamoxifen'],
    ],
    [
      'with a quotation mark',
      '<p><span style="float: left; font-size: 3em">“T</span>amoxifen is old</p>',
      ['tamoxifen'],
    ],
    [
      'two of them',
      '<p><span style="float: left; font-size: 3em">Ta</span>moxifen is old</p>',
      ['tamoxifen'],
    ],
    [
      'in an inline block',
      `<p><span style="${BOX}; font-size: 3em">Ta</span>moxifen is old</p>`,
      ['tamoxifen'],
    ],
    [
      'of a longer name',
      '<p><span style="float: left; font-size: 3em">T</span>rastuzumab deruxtecan is new</p>',
      ENHERTU,
    ],
  ],
};

const ids: Record<string, string[]> = {};
let end = new AbortController();

/** Watches the page until all of it has been read, what its abbreviations mean included. */
async function readPage(html: string, change = (_body: HTMLElement) => {}): Promise<PageWatcher> {
  end = new AbortController();
  document.body.innerHTML = html;
  change(document.body);
  const read = Promise.withResolvers<void>();
  const page = watchDocument(read.resolve, end.signal, { matcher });
  await read.promise;
  return page;
}

function close(): void {
  end.abort();
  document.body.replaceChildren();
}

const article = (key: string, html: string) =>
  `<article data-case="${key}" style="width: 900px">${html}</article>`;

/** @returns what the names mean, by the key of the article that they stand in */
function idsIn(page: PageWatcher): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { id, start } of page.mentions()) {
    const key = start.node.parentElement?.closest<HTMLElement>('article')?.dataset.case;
    if (key) found[key] = [...(found[key] ?? []), id];
  }
  return found;
}

describe('half a name, of any drug, is never another one', () => {
  afterEach(close);

  /** Each name of several words, in two halves of which one alone would be another drug, or would be one though the name is none. */
  const halves = [...new Set(matcherTerms(loadFacts()).map(({ text }) => text))].flatMap((text) => {
    const parts = text.split(' ');
    return parts.slice(1).flatMap((_, i) => {
      const [one, other] = [parts.slice(0, i + 1).join(' '), parts.slice(i + 1).join(' ')];
      const meant = matcher.find(text).map(({ id }) => id);
      const alone = [one, other].flatMap((half) => matcher.find(half)).map(({ id }) => id);
      return alone.some((id) => !meant.includes(id)) ? [{ one, other, meant }] : [];
    });
  });

  test.each(SPLIT)('%s', async (_, html) => {
    expect(halves.length).toBeGreaterThan(50);
    const page = await readPage(
      halves.map(({ one, other }, i) => article(`${i}`, html(one, other))).join(''),
    );
    const found = idsIn(page);
    const wrong = halves.filter(({ meant }, i) => found[i]?.some((id) => !meant.includes(id)));
    expect(wrong.map(({ one, other }) => `${one} | ${other}`)).toEqual([]);
  });
});

describe('a reading comes to its end, and counts each name once,', () => {
  afterEach(close);

  test('where the explanation of a target goes on in another box', async () => {
    const row =
      '<div style="display: flex; gap: 40px"><span>PARP (poly</span><span>polymerase) inhibitors</span></div>';
    const page = await readPage(`${row}<p>letrozole</p>`);
    expect(page.mentions().map(({ id }) => id)).toEqual(['letrozole']);
  });

  test('where boxes with letters stand directly in a shadow root', async () => {
    const html = ['nab', 'paclitaxel'].map((text) => `<div style="float: left">${text}</div>`).join('');
    const page = await readPage('<x-row></x-row><p>letrozole</p>', (body) => {
      const root = body.querySelector('x-row')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = html;
    });
    expect(page.mentions().map(({ id }) => id)).toEqual(['nab-paclitaxel', 'letrozole']);
  });

  test('where a box that a name goes on in has a long text', async () => {
    const rest = `${'and some words '.repeat(1200)}<p>x</p> letrozole`;
    const page = await readPage(
      `<div style="display: flex"><div>What was given after all of that is nab</div><div>paclitaxel ${rest}</div></div>`,
    );
    expect(page.mentions().map(({ id }) => id)).toEqual(['nab-paclitaxel', 'letrozole']);
    expect(page.counts.get('letrozole')).toBe(1);
  });
});

describe('a page with names in boxes', () => {
  beforeAll(async () => {
    const all = Object.entries(CASES).flatMap(([kind, cases]) =>
      cases.map(([what, html]) => article(`${kind}: ${what}`, html)),
    );
    Object.assign(ids, idsIn(await readPage(all.join(''))));
  });
  afterAll(close);

  describe.each(Object.entries(CASES))('%s', (kind, cases) => {
    test.each(cases)('%s', (what, _, expected) => expect(ids[`${kind}: ${what}`] ?? []).toEqual(expected));
  });
});
