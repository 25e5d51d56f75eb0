import { expect, test } from 'vitest';
import { joinItems } from '@/lib/pdf/text/join-items';
import { item, lines } from './items';

/** Stands for white space over which the text may go on or not. */
const APART = '|';

function textOf(items: Parameters<typeof joinItems>[0]): string {
  const { text, seams } = joinItems(items);
  return [...text].map((letter, at) => (seams.includes(at) ? APART : letter)).join('');
}

test('the lines of a paragraph are one text, with a line break between two', () => {
  expect(textOf(lines(['She was given', 'letrozole.']))).toBe('She was given\nletrozole.');
});

test('a hyphen at the end of a line joins the word, and its place is told', () => {
  const { text, breaks } = joinItems(lines(['with trastu-', 'zumab and per\u2010', 'tuzumab, 50-', '60 mg']));
  expect(text).toBe('with trastu-zumab and per\u2010tuzumab, 50-\n60 mg');
  expect(breaks.map((at) => text.slice(at - 2, at + 3))).toEqual(['tu-zu', 'er\u2010tu']);
});

test('white space after the hyphen does not keep the word apart', () => {
  const { text, breaks } = joinItems([
    item('trastu-', 50, 700),
    item(' ', 85, 700, { hasEOL: true }),
    item('zumab', 50, 688),
  ]);
  expect([text, breaks]).toEqual(['trastu- zumab', [6]]);
});

test('pieces of one line are joined as they are: the document has its own spaces', () => {
  const pieces = [
    item('palbo', 50, 700),
    item('ciclib', 75, 700),
    item(' ', 105, 700),
    item('tablets', 110, 700),
  ];
  expect(textOf(pieces)).toBe('palbociclib tablets');
});

test('raised letters are in the line', () => {
  expect(textOf([item('trastuzumab', 50, 700), item('1', 105, 704), item(' binds', 110, 700)])).toBe(
    'trastuzumab1 binds',
  );
});

test('cells of a table are apart, by the gap or by the white space that fills it', () => {
  expect(textOf([item('trastuzumab', 50, 700), item('emtansine', 300, 700)])).toBe(
    `trastuzumab${APART}emtansine`,
  );
  const wide = item(' ', 105, 700, { width: 190 });
  expect(textOf([item('trastuzumab', 50, 700), wide, item('emtansine', 300, 700)])).toBe(
    `trastuzumab${APART}emtansine`,
  );
});

test('cells of a table are apart when the right one is drawn first, however near they are', () => {
  expect(textOf([item('Trastuzumab ', 300, 700), item('emtansine', 50, 700)])).toBe(
    `Trastuzumab${APART}emtansine`,
  );
  expect(textOf([item('Trastuzumab ', 110, 700), item('emtansine', 60, 700)])).toBe(
    `Trastuzumab${APART}emtansine`,
  );
});

test('text that runs to the left goes on at the left, but not far', () => {
  const arabic = (str: string, x: number) => item(str, x, 700, { dir: 'rtl' });
  expect(textOf([arabic('مع ', 300), item('letrozole', 255, 700), arabic(' يوميا', 225)])).toBe(
    'مع letrozole يوميا',
  );
  expect(textOf([arabic('مع ', 300), item('letrozole', 50, 700)])).toBe(`مع${APART}letrozole`);
});

test('letters that are drawn once more over themselves are in the line', () => {
  expect(textOf([item('letro', 50, 700), item('letro', 49.7, 700)])).toBe('letroletro');
});

/** A line of words at these places, each with the space behind it that pdf.js gives for a wide gap. */
const row = (y: number, ...words: [string, number][]) =>
  words.flatMap(([word, x], i) =>
    i > 0 ? [item(' ', x - 1, y, { width: 1 }), item(word, x, y)] : [item(word, x, y)],
  );

test('words of a justified line stand equally wide apart, and are one text', () => {
  const words = row(700, ['given', 50], ['trastuzumab', 87], ['emtansine', 154]);
  expect(textOf(words)).toBe('given trastuzumab emtansine');
  // The spaces of two words tell nothing.
  expect(textOf(row(700, ['trastuzumab', 50], ['emtansine', 117]))).toBe(`trastuzumab${APART}emtansine`);
});

test('words of a justified line stand as wide apart as they must, and wider after a sentence or the number of its note', () => {
  expect(textOf(row(700, ['given', 50], ['for', 110], ['trastuzumab', 160], ['emtansine', 250]))).toBe(
    'given for trastuzumab emtansine',
  );
  const note = item('1', 80, 704, { transform: [7, 0, 0, 7, 80, 704] });
  const words = [
    item('cells.', 50, 700),
    note,
    ...row(700, ['Then', 103], ['trastuzumab', 131], ['emtansine', 194], ['followed', 247]),
  ];
  expect(textOf(words)).toBe('cells.1Then trastuzumab emtansine followed');
});

test('cells are apart however near they are, when those above or below begin at the same places', () => {
  const table = [
    ...row(712, ['kind', 50], ['first', 110], ['second', 177]),
    ...row(700, ['liposomal', 50], ['doxorubicin', 110], ['daily', 177]),
  ];
  const cells = ['kind', 'first', 'second', 'liposomal', 'doxorubicin', 'daily'];
  expect(textOf(table)).toBe(cells.join(APART));
});

test('cells that pdf.js gives as one text are apart where the columns of other rows begin', () => {
  const table = [
    ...row(712, ['Antibody', 50], ['Payload', 110]),
    item('trastuzumab emtansine', 50, 700, { hasEOL: true }),
    ...row(688, ['none', 50], ['none at all', 110]),
  ];
  expect(textOf(table)).toBe(
    ['Antibody', 'Payload', 'trastuzumab', 'emtansine', 'none', 'none at all'].join(APART),
  );
});

test('a wider space after the end of a sentence is none between cells', () => {
  expect(textOf(row(700, ['given trastuzumab.', 50], ['Emtansine follows', 150]))).toBe(
    'given trastuzumab. Emtansine follows',
  );
});

test('a line ends the text where the next word would have had room, as the entries of a list do', () => {
  expect(textOf(lines(['doxorubicin', 'liposomal doxorubicin', 'letrozole']))).toBe(
    `doxorubicin${APART}liposomal doxorubicin\nletrozole`,
  );
  expect(textOf(lines(['a text that names trastuzumab', 'emtansine and goes on']))).toBe(
    'a text that names trastuzumab\nemtansine and goes on',
  );
});

test('lines that end at the same place fill their column, however wide the text above them is', () => {
  const heading = item('a heading that is much wider than the column', 50, 736, { hasEOL: true });
  const column = ['a short text and', 'one with trastu-', 'then trastuzumab', 'emtansine at end'];
  expect(textOf([heading, ...lines(column, { y: 724 })])).toContain('trastuzumab\nemtansine');
  expect(textOf([heading, ...lines(['trastuzumab', 'emtansine'], { y: 724 })])).toContain(
    `trastuzumab${APART}emtansine`,
  );
});

test('a line reaches no further than what stands at its right', () => {
  const heading = item('a heading that is much wider than the column', 50, 712, { hasEOL: true });
  const cell = lines(['trastuzumab', 'emtansine']);
  expect(textOf([heading, ...cell, item('Kadcyla', 120, 700)])).toContain('trastuzumab\nemtansine');
});

test('a capital letter begins another entry', () => {
  expect(textOf(lines(['doxorubicin', 'Liposomal']))).toBe(`doxorubicin${APART}Liposomal`);
});

test('no row of a table goes on in the next one for sure', () => {
  const rows = [
    ...row(712, ['Herceptin', 50], ['trastuzumab', 300]),
    ...lines(['emtansine of the next row']),
  ];
  expect(textOf(rows)).toBe(`Herceptin${APART}trastuzumab${APART}emtansine of the next row`);
});

test('a paragraph far below is apart, and so may be the next column', () => {
  expect(textOf([...lines(['letrozole']), ...lines(['and more'], { y: 600 })])).toBe(
    `letrozole${APART}and more`,
  );
  expect(textOf([...lines(['trastuzumab'], { y: 100 }), ...lines(['emtansine'], { x: 300 })])).toBe(
    `trastuzumab${APART}emtansine`,
  );
  const { breaks } = joinItems([...lines(['and trastu-'], { y: 100 }), ...lines(['zumab'], { x: 300 })]);
  expect(breaks).toEqual([10]);
});

test('text of another direction is apart', () => {
  const upwards = item('sidenote', 20, 300, { transform: [0, 10, -10, 0, 20, 300] });
  expect(textOf([item('letrozole', 50, 700), upwards])).toBe(`letrozole${APART}sidenote`);
});

test.each([
  [[10, 0, 0, 10, 0, 0], 0],
  [[0, 10, -10, 0, 0, 0], 270],
  [[-10, 0, 0, -10, 0, 0], 180],
  [[0, -10, 10, 0, 0, 0], 90],
  [[6, -6, 6, 6, 0, 0], 45],
  [[6, 6, -6, 6, 0, 0], 315],
])('text with the matrix %j is turned by %d degrees', (transform, turn) => {
  expect(joinItems([item('letrozole', 0, 0, { transform })]).pieces).toMatchObject([{ turn }]);
});

test('lines that run upwards are lines, too', () => {
  const upwards = (str: string, x: number) =>
    item(str, x, 100, { transform: [0, 10, -10, 0, x, 100], hasEOL: true });
  const { text, breaks } = joinItems([upwards('trastu-', 50), upwards('zumab', 62)]);
  expect([text, breaks]).toEqual(['trastu-zumab', [6]]);
});

test('text without a size is joined as the document tells its lines', () => {
  const flat = (str: string) => item(str, 0, 0, { transform: [0, 0, 0, 0, 0, 0], hasEOL: true });
  expect(textOf([flat('letrozole'), flat('daily')])).toBe('letrozole\ndaily');
});

test('each piece tells which element of the text layer has it: one for each item with letters or white space', () => {
  const { pieces } = joinItems([
    item('a', 50, 700),
    item('', 55, 700, { hasEOL: true }),
    item(' ', 50, 688),
    item('b', 55, 688),
  ]);
  expect(pieces.map(({ item: number, start }) => [number, start])).toEqual([
    [0, 0],
    [1, 1],
    [2, 3],
  ]);
});
