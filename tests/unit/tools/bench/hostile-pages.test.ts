import { expect, test } from 'vitest';
import { hostilePages, someAbbreviations } from '../../../bench/parts/hostile/hostile-pages';

test('abbreviations have letters of the name, in their order, the first one first', () => {
  const short = someAbbreviations('ab cd', 100);
  expect([...short]).toEqual(['ABC', 'ABD', 'ACD', 'ABCD']);
  expect(someAbbreviations('cyclophosphamide', 7)).toHaveLength(7);
});

test('a page defines 100,000 abbreviations, of ten letters at most', () => {
  const { abbreviations } = hostilePages();
  const defined = abbreviations?.html.match(/\([A-Z]{3,10}\)/g) ?? [];
  expect(defined).toHaveLength(100_000);
});
