import tables from 'virtual:matcher-tables';
import { expect, test } from 'vitest';
import { assertFacts } from '@/lib/glossary/check';
import { matcherTerms } from '@/lib/glossary/matcher-terms';
import { createMatcher } from '@/lib/matcher';
import { joinItems } from '@/lib/pdf/text/join-items';
import { readNames } from '@/lib/pdf/text/read-names';
import type { TextItem } from '@/lib/pdf/text/text-item';
import { item, LETTER, lines } from './items';

const matcher = createMatcher(tables);

/** A longer line may begin or end in the middle of a sentence: then it is read by other rules. UTF-16 code units. */
const MAX_LETTERS = 30;

/** Each name that the matcher finds, with each of the two lines that it may be written in. Before a capital letter none goes on. */
const wrapped = matcherTerms(assertFacts('data')).flatMap(({ text }) =>
  [...text.matchAll(/ (?!\p{Lu})/gu)].flatMap(({ index }) => {
    const [found] = matcher.find(text);
    const isWhole = found?.start === 0 && found.end === text.length;
    return isWhole && text.length < MAX_LETTERS
      ? [{ id: found.id, first: text.slice(0, index), second: text.slice(index + 1) }]
      : [];
  }),
);

/** What is found in a page: each with what stands there. */
function namesIn(items: readonly TextItem[]): string[] {
  const page = joinItems(items);
  return readNames(page, matcher).mentions.map(
    ({ id, start, end }) => `${id}: ${page.text.slice(start, end)}`,
  );
}

test('the names are many', () => {
  expect(wrapped.length).toBeGreaterThan(100);
});

test('a name of which the second line had no room in the first is one name: in a cell, and in a text that fills its column', () => {
  const missed = wrapped.filter(({ id, first, second }) => {
    const name = lines([first, second]);
    const right = item('daily', 50 + first.length * LETTER, 700);
    const full = lines(
      ['x', 'x'].map((letter) => letter.repeat(first.length)),
      { y: 724 },
    );
    return [
      [...name, right],
      [...full, ...name],
    ].some((page) => namesIn(page).join() !== `${id}: ${first}\n${second}`);
  });
  expect(missed).toEqual([]);
});

test('two lines that would be a name are none, nor a shorter one, where the first had room for the next word', () => {
  const wide = lines(['x'.repeat(80)], { y: 712 });
  const marked = wrapped.filter(
    ({ first, second }) => namesIn([...wide, ...lines([first, second])]).length > 0,
  );
  expect(marked).toEqual([]);
});

test('nor are two cells one above the other, drawn row by row; but a part that names the same drug is marked', () => {
  const marked = wrapped.filter(({ id, first, second }) => {
    const right = 50 + (first.length + 2) * LETTER;
    const rows = [
      item(first, 50, 700),
      item('daily', right, 700, { hasEOL: true }),
      item(second, 50, 688),
      item('weekly', Math.max(right, 50 + (second.length + 2) * LETTER), 688, { hasEOL: true }),
    ];
    return namesIn(rows).some((name) => !name.startsWith(`${id}: `));
  });
  expect(marked).toEqual([]);
});
