import { expect, test } from 'vitest';
import { fieldLines } from '@/lib/pdf/text/field-lines';

/** In a font of letters that are as wide as each other. */
const linesOf = (value: string, width: number) => fieldLines(value, width, (text) => text.length);

test('a line ends before the word that has no room in it', () => {
  expect(linesOf('first letrozole, then trastuzumab emtansine', 16)).toEqual([
    'first letrozole,',
    'then trastuzumab',
    'emtansine',
  ]);
});

test('a value keeps its own lines, also the empty ones', () => {
  expect(linesOf('one\r\n\ntwo\rthree', 9)).toEqual(['one', '', 'two', 'three']);
});

test('a word that is too wide has a line of its own', () => {
  expect(linesOf('on pertuzumab-trastuzumab now', 9)).toEqual(['on', 'pertuzumab-trastuzumab', 'now']);
});
