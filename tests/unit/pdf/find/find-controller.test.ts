import { expect, test } from 'vitest';
import { createFindController } from '@/lib/pdf/find/find-controller';
import type { Pdfjs } from '@/lib/pdf/viewer/pdfjs';

/** Finds a text as that of pdf.js does: here, without regard to letter case alone. */
class PDFFindController {
  /** The text of the page was "on trastu\nzumab": behind the end of the line it is shifted by one. */
  _pageDiffs = [[new Uint32Array([0, 10, 15]), new Int32Array([0, -1, -1])]];

  match(query: string, text: string): { index: number; length: number }[] {
    return [...text.matchAll(new RegExp(query, 'gi'))].map(({ index, 0: { length } }) => ({ index, length }));
  }
}

const viewer = { PDFFindController } as unknown as Pdfjs['viewer'];
type Options = Parameters<typeof createFindController>[1];

/** What a search for this query finds in the text of a page, as pdf.js has normalized it. */
function found(query: string, text: string): string[] {
  const controller = createFindController(viewer, {} as Options);
  const parts = controller.match(query, text, 0) ?? [];
  return parts.map(({ index, length }) => text.slice(index, index + length));
}

test('a word is found with and without its hyphen, which pdf.js leaves out where a line ends behind it', () => {
  expect(found('nab-paclitaxel', 'weekly nabpaclitaxel, then Nab-paclitaxel')).toEqual([
    'nabpaclitaxel',
    'Nab-paclitaxel',
  ]);
  expect(found('trastuzumab-deruxtecan', 'trastuzu- mabderuxtecan')).toEqual(['trastuzu- mabderuxtecan']);
});

test('a hyphen between other signs than letters counts', () => {
  expect(found('2-3', '23 and 2-3')).toEqual(['2-3']);
});

test('a ligature of the query stands for its letters', () => {
  expect(found('ﬁlgrastim', 'filgrastim')).toEqual(['filgrastim']);
});

test('what pdf.js keeps of a text tells where its lines end', () => {
  expect(found('trastuzumab', 'on trastu zumab')).toEqual(['trastu zumab']);
  expect(found('trastuzumab', 'at trast uzumab')).toEqual([]);
});
