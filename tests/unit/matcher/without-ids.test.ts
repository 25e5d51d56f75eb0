import tables from 'virtual:matcher-tables';
import { expect, test } from 'vitest';
import { isClassEntryId } from '@/lib/glossary';
import { createMatcher, findWithDefinitions, withoutIds } from '@/lib/matcher';

const all = createMatcher(tables);
const drugsAlone = withoutIds(all, isClassEntryId);
const TEXT = 'An aromatase inhibitor (AI) such as letrozole; a second AI; the CDK4/6 inhibitor palbociclib.';

test('names of a left out meaning are not found, nor abbreviations of them; all others are', () => {
  const ids = (matcher: typeof all) => findWithDefinitions(matcher, TEXT).map(({ id }) => id);
  expect(ids(all).filter(isClassEntryId)).toHaveLength(4);
  expect(ids(drugsAlone)).toEqual(ids(all).filter((id) => !isClassEntryId(id)));
  expect(drugsAlone.find(TEXT).map(({ id }) => id)).toEqual(['letrozole', 'palbociclib']);
});

test('a reading ends as early as that of all names', () => {
  const text = 'letrozole, '.repeat(500);
  const reading = drugsAlone.read(text, 48);
  expect(reading.decidedTo).toBeLessThan(text.length);
  expect(reading).toEqual(all.read(text, 48));
});
