import { expect, test } from 'vitest';
import { matchedParts } from '@/lib/glossary';

/** The name, with the matched letters in brackets. */
const marked = (name: string, typed: string) =>
  matchedParts(name, typed)
    .map(({ text, isMatched }) => (isMatched ? `[${text}]` : text))
    .join('');

test.each([
  ['Ibrance', 'ibr', '[Ibr]ance'],
  ['létrozole', 'LETRO', '[létro]zole'],
  ['T-DM1', 'tdm', '[T-DM]1'],
  ['trastuzumab emtansine', 'mab emt', 'trastuzu[mab emt]ansine'],
  ['HER2-positive', 'her2+', '[HER2]-positive'],
  // Spelled otherwise: what both have in the same order, but no lone letters.
  ['trastuzumab', 'trastuzamab', '[trastuz]u[mab]'],
  ['letrozole', 'leterzole', '[letr]o[zole]'],
  ['trastuzumab duocarmazine', 'trastuzamab', '[trastuz]umab duocarmazine'],
  ['letrozole', '', 'letrozole'],
  ['letrozole', '😀 \u0000', 'letrozole'],
])('of %s, for the typed text %j, these letters are shown as typed: %s', (name, typed, expected) => {
  expect(marked(name, typed)).toBe(expected);
});

test('of a pasted page, only the beginning is compared', () => {
  expect(marked('tamoxifen', 'letrozole tamoxifen')).toBe('[tamoxifen]');
  expect(marked('tamoxifen', `${'letrozole '.repeat(7)}tamoxifen`)).toBe('tamoxifen');
  expect(marked('letrozole', 'letrozole '.repeat(100_000))).toBe('[letrozole]');
});
