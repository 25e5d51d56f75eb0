import { expect, vi } from 'vitest';
import { createMatcher } from '@/lib/matcher';
import { type PageWatch, TERM_KEY, watchPage } from '@/lib/page';

/** A small glossary of the test's own. */
export const matcher = createMatcher([
  { id: 'letrozole', text: 'letrozole' },
  { id: 'letrozole', text: 'Femara' },
  { id: 'trastuzumab', text: 'trastuzumab' },
  { id: 'emtansine', text: 'trastuzumab emtansine' },
  { id: 'emtansine', text: 'T-DM1', exactCase: true },
  { id: 'doxorubicin', text: 'doxorubicin' },
]);

/** The texts of the ranges that are painted, in document order. */
export function painted(key: string = TERM_KEY): string[] {
  const ranges = [...(CSS.highlights.get(key) ?? [])].filter((range) => range instanceof Range);
  ranges.sort((one, other) => one.compareBoundaryPoints(Range.START_TO_START, other));
  return ranges.map(String);
}

export function waitForPaint(texts: string[]): Promise<void> {
  return vi.waitFor(() => expect(painted()).toEqual(texts), { timeout: 5000, interval: 20 });
}

/** Puts a page into the document and watches it. */
export function watch(
  html: string,
  changed: () => void = () => undefined,
): { page: PageWatch; end: AbortController } {
  document.body.innerHTML = html;
  const end = new AbortController();
  return { page: watchPage(document, matcher, changed, end.signal), end };
}
