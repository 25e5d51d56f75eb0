import { expect, test } from 'vitest';
import { APART, joinItems } from '@/lib/pdf/text/join-items';
import { item, lines } from './items';

const textOf = (items: Parameters<typeof joinItems>[0]) => joinItems(items).text;

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
    `trastuzumab ${APART}emtansine`,
  );
});

test('cells of a table are apart when the right one is drawn first, however near they are', () => {
  expect(textOf([item('Trastuzumab ', 300, 700), item('emtansine', 50, 700)])).toBe(
    `Trastuzumab ${APART}emtansine`,
  );
  expect(textOf([item('Trastuzumab ', 110, 700), item('emtansine', 60, 700)])).toBe(
    `Trastuzumab ${APART}emtansine`,
  );
});

test('text that runs to the left goes on at the left, but not far', () => {
  const arabic = (str: string, x: number) => item(str, x, 700, { dir: 'rtl' });
  expect(textOf([arabic('مع ', 300), item('letrozole', 255, 700), arabic(' يوميا', 225)])).toBe(
    'مع letrozole يوميا',
  );
  expect(textOf([arabic('مع ', 300), item('letrozole', 50, 700)])).toBe(`مع ${APART}letrozole`);
});

test('letters that are drawn once more over themselves are in the line', () => {
  expect(textOf([item('letro', 50, 700), item('letro', 49.7, 700)])).toBe('letroletro');
});

test('wide spaces of a justified line are not', () => {
  const space = item(' ', 105, 700, { width: 15 });
  expect(textOf([item('trastuzumab', 50, 700), space, item('emtansine', 120, 700)])).toBe(
    'trastuzumab emtansine',
  );
});

test('a paragraph far below is apart, the next column is not', () => {
  expect(textOf([...lines(['letrozole']), ...lines(['and more'], { y: 600 })])).toBe(
    `letrozole${APART}and more`,
  );
  expect(textOf([...lines(['trastuzumab'], { y: 100 }), ...lines(['emtansine'], { x: 300 })])).toBe(
    'trastuzumab\nemtansine',
  );
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
  [[8, 6, -6, 8, 0, 0], null],
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
