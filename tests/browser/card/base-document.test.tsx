import { afterEach, expect, test } from 'vitest';
import { entryName } from '@/lib/glossary';
import { BASE_DOCUMENT } from '../../fixtures/base-document';
import { button, drug, glossary, removeCards, rendered, show } from './show-card';

const ROWS = BASE_DOCUMENT.flatMap((list) => list.drugs.map((row) => ({ ...row, list })));

/** The record that a drug of the base document has in the glossary. */
function recordOf(name: string) {
  const found = glossary.drugs.find((candidate) => entryName(candidate, 'en') === name);
  return drug(found?.id ?? name);
}

afterEach(removeCards);

test('the cards of all 33 drugs of the base document say what it says', async () => {
  expect(ROWS).toHaveLength(33);
  for (const { name, drugClass, list } of ROWS) {
    const card = show(recordOf(name));
    expect.soft(card.textContent?.toLowerCase(), name).toContain(drugClass.toLowerCase());
    const chips = [...card.querySelectorAll('.use:has(+ .scope) :is(.chip, li .term)')].map(
      ({ textContent }) => textContent,
    );
    expect.soft(chips, name).toEqual(list.chips);
    const link = card.querySelector<HTMLAnchorElement>('.use:has(+ .scope) .by a');
    expect.soft(link?.textContent, name).toContain(`“${list.section}”`);
    expect.soft(link?.href, name).toBe(list.link);
    button('Names, details').click();
    await rendered();
    for (const words of list.says) expect.soft(card.textContent, name).toContain(words);
  }
});
