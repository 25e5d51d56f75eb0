import { describe, expect, test, vi } from 'vitest';
import { type Entry, loadGlossary } from '@/lib/glossary';
import { createEntryCache } from '@/lib/popover/next-card';

const glossary = loadGlossary();

function entryOf(id: string): Entry {
  const entry = glossary.entry(id);
  if (!entry) throw new Error(`There is no ${id}`);
  return entry;
}

/** An answer that comes when the test gives it. */
function lateAnswer(): { promise: Promise<Entry | null>; give(entry: Entry): void } {
  let give: (entry: Entry) => void = () => undefined;
  const promise = new Promise<Entry | null>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

describe('an entry', () => {
  test('is asked for once, and kept', async () => {
    const ask = vi.fn(async (id: string) => entryOf(id));
    const cache = createEntryCache(ask);
    expect(cache.get('letrozole')).toBeUndefined();
    expect(await cache.request('letrozole')).toBe(entryOf('letrozole'));
    expect(cache.get('letrozole')).toBe(entryOf('letrozole'));
    expect(await cache.request('letrozole')).toBe(entryOf('letrozole'));
    expect(ask.mock.calls).toEqual([['letrozole']]);
  });

  test('is asked for once while the answer is on its way', async () => {
    const answer = lateAnswer();
    const ask = vi.fn(() => answer.promise);
    const cache = createEntryCache(ask);
    const both = [cache.request('letrozole'), cache.request('letrozole')];
    expect(ask).toHaveBeenCalledOnce();
    answer.give(entryOf('letrozole'));
    expect(await Promise.all(both)).toEqual([entryOf('letrozole'), entryOf('letrozole')]);
  });

  test('is not taken for another that was asked for before', async () => {
    const first = lateAnswer();
    const cache = createEntryCache(async (id) => (id === 'letrozole' ? first.promise : entryOf(id)));
    const late = cache.request('letrozole');
    expect(await cache.request('tamoxifen')).toBe(entryOf('tamoxifen'));
    expect(cache.get('letrozole')).toBeUndefined();
    first.give(entryOf('letrozole'));
    expect(await late).toBe(entryOf('letrozole'));
  });
});

describe('a question that has failed', () => {
  test.each<[string, () => Promise<Entry | null>]>([
    ['rejects', () => Promise.reject(new Error('no receiver'))],
    [
      'throws at once',
      () => {
        throw new Error('Extension context invalidated');
      },
    ],
    ['is answered with nothing', async () => null],
  ])('because it %s gives null, and is asked again at the next occasion', async (_, fail) => {
    const ask = vi.fn<(id: string) => Promise<Entry | null>>(fail);
    const cache = createEntryCache(ask);
    expect(await cache.request('letrozole')).toBeNull();
    expect(cache.get('letrozole')).toBeUndefined();
    ask.mockImplementation(async (id) => entryOf(id));
    expect(await cache.request('letrozole')).toBe(entryOf('letrozole'));
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
