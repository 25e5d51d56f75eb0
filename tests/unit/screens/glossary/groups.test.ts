import { expect, test } from 'vitest';
import { loadGlossary } from '@/lib/glossary';
import { byName, firstRows, groupsOf } from '@/lib/screens/glossary/table/groups';

const glossary = loadGlossary();
const groups = groupsOf(byName(glossary.drugs, 'en'), glossary);
const rowsOf = (some: typeof groups) => some.flatMap(({ drugs }) => drugs.map(({ id }) => id));

test('the first rows of the table are its first, and each group says how many it will have', () => {
  const first = firstRows(groups, 800);
  expect(rowsOf(first)).toEqual(rowsOf(groups).slice(0, 10));
  expect(first.map(({ count }) => count)).toEqual(groups.slice(0, first.length).map(({ count }) => count));
  expect(first.at(-1)?.drugs.length).toBeLessThan(first.at(-1)?.count ?? 0);
});

test('a window higher than the table has all rows at once', () => {
  expect(firstRows(groups, 100_000)).toEqual(groups);
});
