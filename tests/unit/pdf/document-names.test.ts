import tables from 'virtual:matcher-tables';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createMatcher } from '@/lib/matcher';
import { DocumentNames } from '@/lib/pdf/text/document-names';
import { lines } from './items';

const matcher = createMatcher(tables);

/** A document with these lines on its pages; null for a page that cannot be read. */
function documentOf(pages: readonly (readonly string[] | null)[]) {
  const getPage = vi.fn(async (number: number) => {
    const texts = pages[number - 1];
    if (!texts) throw new Error('damaged');
    // What pdf.js says of marked content has no text.
    return { getTextContent: async () => ({ items: [{ type: 'beginMarkedContent' }, ...lines(texts)] }) };
  });
  const document = { numPages: pages.length, getPage } as unknown as PDFDocumentProxy;
  const changed = vi.fn();
  const end = new AbortController();
  return {
    names: new DocumentNames(document, { matcher, changed, signal: end.signal }),
    changed,
    end,
    getPage,
  };
}

test('all pages are read, and the list has each name with its pages', async () => {
  const { names, changed } = documentOf([
    ['letrozole and Femara'],
    ['nothing'],
    ['trastu-', 'zumab, letrozole'],
  ]);
  await names.readAll();
  expect(names.list()).toEqual([
    {
      id: 'letrozole',
      count: 3,
      text: 'letrozole',
      pages: new Map([
        [1, 2],
        [3, 1],
      ]),
    },
    { id: 'trastuzumab', count: 1, text: 'trastu-zumab', pages: new Map([[3, 1]]) },
  ]);
  expect([names.readPages, names.isDone, names.hasText]).toEqual([3, true, true]);
  expect(changed).toHaveBeenCalled();
});

test('a name is found over the end of a line without a hyphen: pdf.js leaves out the soft ones of tagged documents', async () => {
  const { names } = documentOf([
    [
      'was given trastu',
      'zumab, and then',
      'trastuzumab de',
      'ruxtecan, later capeci',
      'tabine and leu',
      'prorelin',
    ],
    ['then pacli', 'taxel', 'and nothing of a can', 'cer that is marked'],
  ]);
  await names.readAll();
  expect(names.list().map(({ id, text }) => `${id}: ${text}`)).toEqual([
    'trastuzumab: trastuzumab',
    'trastuzumab-deruxtecan: trastuzumab deruxtecan',
    'capecitabine: capecitabine',
    'leuprolide: leuprorelin',
    'paclitaxel: paclitaxel',
  ]);
  const { text, mentions } = await names.read(1);
  expect(mentions.map(({ start, end }) => text.text.slice(start, end))).toEqual([
    'trastu\nzumab',
    'trastuzumab de\nruxtecan',
    'capeci\ntabine',
    'leu\nprorelin',
  ]);
});

describe('a word that a line breaks beside a name', () => {
  test.each<[lines: string[], names: string[]]>([
    [['given lipo', 'somal doxorubicin'], ['liposomal-doxorubicin: liposomal doxorubicin']],
    [['given', 'lipo', 'somal', 'doxorubicin'], ['liposomal-doxorubicin: liposomal doxorubicin']],
    [['given doxorubicin in lipo', 'somes daily'], ['liposomal-doxorubicin: doxorubicin in liposomes']],
    [
      ['given (nanoparticle albu', 'min-bound paclitaxel)'],
      ['nab-paclitaxel: nanoparticle albumin-bound paclitaxel'],
    ],
    [['a CDK4/6 inhi', 'bitor'], ['class:cdk4-6-inhibitor: CDK4/6 inhibitor']],
  ])('is a part of the name: %j', async (written, found) => {
    const { names } = documentOf([written]);
    await names.readAll();
    expect(names.list().map(({ id, text }) => `${id}: ${text}`)).toEqual(found);
  });

  test.each([
    [['its 4-hydroxy', 'tamoxifen was measured']],
    [['its N-desmethyl', 'tamoxifen was measured']],
    [['its doxorubicin', 'ol was measured']],
    [['given lipo', 'somal cisplatin']],
    [['given trastuzumab ve', 'dotin']],
    [['given olaparib-bo', 'dipy']],
  ])('makes another substance of it: %j', async (written) => {
    const { names } = documentOf([written]);
    await names.readAll();
    expect(names.list()).toEqual([]);
  });

  test('may be broken together with it', async () => {
    const { names } = documentOf([
      [
        'was given',
        'pegylated lipo',
        'somal doxoru',
        'bicin and tras',
        'tuzumab em',
        'tansine or epi',
        'doxorubicin',
      ],
    ]);
    await names.readAll();
    expect(names.list().map(({ id }) => id)).toEqual([
      'pegylated-liposomal-doxorubicin',
      'trastuzumab-emtansine',
      'epirubicin',
    ]);
  });

  test('is whole where it belongs to a name as it is', async () => {
    const { names } = documentOf([['was given nab', 'paclitaxel', 'was given trastuzumab', 'emtansine and']]);
    await names.readAll();
    expect(names.list().map(({ id }) => id)).toEqual(['nab-paclitaxel', 'trastuzumab-emtansine']);
  });
});

test('a word above another one is none with it where that would only lose a name in a line further up', async () => {
  const { names } = documentOf([['sacituzumab', 'pertuzumab', 'Payload', 'emtansine', 'deruxtecan']]);
  await names.readAll();
  expect(names.list().map(({ id }) => id)).toEqual(['pertuzumab']);
});

test('cells below each other, and words with a letter between them, are no halves of a name', async () => {
  const { names } = documentOf([
    ['was given trastu', 'Zumab is no word', 'capeci', '2 tabine', 'pacli and', 'taxel'],
  ]);
  await names.readAll();
  expect(names.list()).toEqual([]);
});

test('letters that are set apart are listed as the word that they are', async () => {
  const { names } = documentOf([['given l e t r o z o l e daily']]);
  await names.readAll();
  expect(names.list()).toMatchObject([{ id: 'letrozole', text: 'letrozole' }]);
});

test('a damaged page is a page without names, and a document of pictures has no text', async () => {
  const { names } = documentOf([null, ['  '], []]);
  await names.readAll();
  expect([names.list(), names.isDone, names.hasText]).toEqual([[], true, false]);
});

test('an abbreviation that a later page defines counts on the pages before it', async () => {
  const { names } = documentOf([['DOX was given.'], ['doxorubicin (DOX) 60 mg']]);
  await names.readAll();
  expect(names.list()).toMatchObject([{ id: 'doxorubicin', count: 3, text: 'DOX' }]);
  const { mentions, text } = await names.read(1);
  expect(mentions.map(({ start, end }) => text.text.slice(start, end))).toEqual(['DOX']);
});

test('it is not done before the pages are read again that use an abbreviation of a later page', async () => {
  const { names, changed } = documentOf([['DOX was given.'], ['doxorubicin (DOX) 60 mg']]);
  const countsWhenDone: (number | undefined)[] = [];
  // Time passes so fast that each page is told.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  onTestFinished(() => void vi.restoreAllMocks());
  changed.mockImplementation(() => names.isDone && countsWhenDone.push(names.list()[0]?.count));
  await names.readAll();
  expect(countsWhenDone).toEqual([3]);
});

test('what a page names is not known while an abbreviation of it may have got another meaning', async () => {
  const { names } = documentOf([['DOX was given.'], ['doxorubicin (DOX) 60 mg']]);
  await names.nextPage(0, 'next', () => false);
  expect([names.idsOn(1), names.idsOn(2)]).toEqual([undefined, ['doxorubicin']]);
  await names.readAll();
  expect(names.idsOn(1)).toEqual(['doxorubicin']);
});

test('what is kept of a page is read from the document once', async () => {
  const { names, getPage } = documentOf([['letrozole'], ['doxorubicin (DOX)'], ['DOX']]);
  await names.readAll();
  expect(getPage.mock.calls.map(([page]) => page)).toEqual([1, 2, 3]);
});

test('the next page that names something is found before all is read', async () => {
  const { names } = documentOf([['letrozole'], ['nothing'], ['olaparib'], ['letrozole']]);
  const next = (from: number, direction: 'next' | 'previous', id?: string) =>
    names.nextPage(from, direction, (one) => id === undefined || one === id);
  expect(await next(1, 'next')).toBe(3);
  expect(await next(1, 'next', 'letrozole')).toBe(4);
  expect(await next(4, 'previous', 'letrozole')).toBe(1);
  expect(await next(4, 'next')).toBe(null);
  expect([names.idsOn(2), names.idsOn(3)]).toEqual([[], ['olaparib']]);
});

test('nothing is read any more when the document is closed', async () => {
  const { names, end, changed } = documentOf([['letrozole'], ['olaparib']]);
  const reading = names.readAll();
  end.abort();
  await reading;
  expect([names.isDone, changed.mock.calls]).toEqual([false, []]);
});
