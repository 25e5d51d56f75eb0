import tables from 'virtual:matcher-tables';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

/** What stands there, and what each name of it means. */
const CASES: Record<string, [what: string, html: string, ids: string[]][]> = {
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
    ['inline blocks', `<h1>${words('Trastuzumab deruxtecan works', 'span')}</h1>`, ENHERTU],
    ['a break after a hyphen', '<p>trastuzumab-<br>deruxtecan</p>', ENHERTU],
  ],
  'letters in boxes of their own are one word': [
    ['spans', `<h1>${each('Letrozole', 'span')}</h1>`, ['letrozole']],
    ['items of a flex row', `<h1 style="display: flex">${each('Letrozole', 'span', '')}</h1>`, ['letrozole']],
    ['elements of the page’s own', `<h1>${each('Letrozole', 'x-letter')}</h1>`, ['letrozole']],
  ],
  'a large first letter is one of the word': [
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
async function readPage(html: string): Promise<PageWatcher> {
  end = new AbortController();
  document.body.innerHTML = html;
  const read = Promise.withResolvers<void>();
  const page = watchDocument(read.resolve, end.signal, { matcher });
  await read.promise;
  return page;
}

function close(): void {
  end.abort();
  document.body.replaceChildren();
}

describe('a page with names in boxes', () => {
  beforeAll(async () => {
    const all = Object.entries(CASES).flatMap(([kind, cases]) =>
      cases.map(
        ([what, html]) => `<article data-case="${kind}: ${what}" style="width: 900px">${html}</article>`,
      ),
    );
    const page = await readPage(all.join(''));
    for (const { id, start } of page.mentions()) {
      const key = start.node.parentElement?.closest<HTMLElement>('article')?.dataset.case;
      if (key) ids[key] = [...(ids[key] ?? []), id];
    }
  });
  afterAll(close);

  describe.each(Object.entries(CASES))('%s', (kind, cases) => {
    test.each(cases)('%s', (what, _, expected) => expect(ids[`${kind}: ${what}`] ?? []).toEqual(expected));
  });
});
