import { afterEach, expect, test, vi } from 'vitest';
import { closeOnEscapeOrPress } from '@/lib/popover/host/dismissal';

afterEach(() => vi.unstubAllGlobals());

/** What a trusted key does: no browser lets a test compose a word. @returns whether the page hears of it */
function press(event: Partial<KeyboardEvent>, close: () => void): boolean {
  const heard = { preventDefault: vi.fn(), stopImmediatePropagation: vi.fn() };
  vi.stubGlobal('window', {
    addEventListener(type: string, listener: (event: object) => void) {
      if (type === 'keydown') listener({ isTrusted: true, isComposing: false, ...event, ...heard });
    },
  });
  closeOnEscapeOrPress({ isInside: () => false, close }, new AbortController().signal);
  return heard.stopImmediatePropagation.mock.calls.length + heard.preventDefault.mock.calls.length === 0;
}

test('Escape closes the card, and the page does not hear of it', () => {
  const close = vi.fn();
  expect(press({ key: 'Escape' }, close)).toBe(false);
  expect(close).toHaveBeenCalledOnce();
});

test.each([
  ['while a word is composed', { key: 'Escape', isComposing: true }],
  ['that the page has made up', { key: 'Escape', isTrusted: false }],
  ['other than Escape', { key: 'Enter' }],
])('a key %s is for the page', (_, event) => {
  const close = vi.fn();
  expect(press(event, close)).toBe(true);
  expect(close).not.toHaveBeenCalled();
});
