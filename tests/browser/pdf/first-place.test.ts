import { afterEach, expect, test, vi } from 'vitest';
import { goToFirstPlace } from '@/lib/pdf/viewer/first-place';

let end = new AbortController();
afterEach(() => end.abort());

/** Begins at the third page; `loaded` says that all pages are known. */
function begin({ hasEqualPageSizes }: { hasEqualPageSizes: boolean }) {
  end = new AbortController();
  const setHash = vi.fn<(place: string) => void>();
  let loaded = () => {};
  const on = (event: string, listener: () => void) => {
    expect(event).toBe('pagesloaded');
    loaded = listener;
  };
  goToFirstPlace('page=3', { viewer: { hasEqualPageSizes }, links: { setHash }, on }, end.signal);
  expect(setHash.mock.calls).toEqual([['page=3']]);
  return { setHash, loaded: () => loaded() };
}

test('the first place is gone to once more when all pages are known, and other ones are larger', () => {
  const { setHash, loaded } = begin({ hasEqualPageSizes: false });
  loaded();
  expect(setHash.mock.calls).toEqual([['page=3'], ['page=3']]);
});

test('nothing moves where all pages are equally large', () => {
  const { setHash, loaded } = begin({ hasEqualPageSizes: true });
  loaded();
  expect(setHash).toHaveBeenCalledOnce();
});

test.each(['pointerdown', 'keydown', 'wheel', 'popstate'])('nothing moves after %s', (act) => {
  const { setHash, loaded } = begin({ hasEqualPageSizes: false });
  window.dispatchEvent(new Event(act));
  loaded();
  expect(setHash).toHaveBeenCalledOnce();
});
