import { expect, test } from 'vitest';
import { attachCards } from '@/lib/popover';
import { loadComponents } from '@/lib/popover/prepare/card-source';

/** The modules that only a card needs, as far as this document has loaded them. */
function loadedForCards(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => /CardDialog|preact|\/lib\/card\/|\/lib\/locales\//.test(path));
}

test('components, their library and their texts are loaded when the first card is approached, not before', async () => {
  expect(attachCards).toBeTypeOf('function');
  expect(loadedForCards()).toEqual([]);
  await loadComponents();
  expect(loadedForCards().join()).toMatch(/CardDialog.*preact|preact.*CardDialog/);
});
