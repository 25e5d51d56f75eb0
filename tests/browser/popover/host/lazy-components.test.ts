import { expect, test, vi } from 'vitest';

/** The modules that only a card needs, as far as this document has loaded them. */
function loadedForCards(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => /CardDialog|card-host|preact|\/lib\/card\/|\/lib\/locales\//.test(path));
}

test('components, their library and their texts come with the code that makes cards, not before', async () => {
  // Vitest's own modules fill most of the 250 entries that there are at first.
  performance.setResourceTimingBufferSize(2000);
  const { attachCards } = await import('@/lib/popover');
  expect(attachCards).toBeTypeOf('function');
  expect(loadedForCards()).toEqual([]);
  const { createCard } = await import('@/lib/popover/host');
  expect(createCard).toBeTypeOf('function');
  // The browser may note what it has loaded later than it runs it.
  await vi.waitFor(() => expect(loadedForCards().join()).toMatch(/CardDialog.*preact|preact.*CardDialog/));
});
