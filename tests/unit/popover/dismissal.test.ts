import { expect, test } from 'vitest';
import { isEscape } from '@/lib/popover/host/dismissal';

// No browser lets a test compose a word.
test.each([
  ['Escape', true, {}],
  ['Escape while a word is composed', false, { isComposing: true }],
  ['an Escape that the page has made up', false, { isTrusted: false }],
  ['another key', false, { key: 'Enter' }],
])('%s closes a card: %s', (_, closes, event) => {
  expect(isEscape({ key: 'Escape', isComposing: false, isTrusted: true, ...event })).toBe(closes);
});
