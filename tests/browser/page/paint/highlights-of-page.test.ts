import { afterEach, expect, test, vi } from 'vitest';
import { ACTIVE_KEY, removeLeftHighlights, TERM_KEY } from '@/lib/page';
import { attach, nextFrames, painted, SPACE, scroll, waitForPaint, watch, watchDocument } from '../support';

const SECOND_KEY = `${TERM_KEY}-2`;
let end = new AbortController();

afterEach(() => {
  end.abort();
  CSS.highlights.clear();
  document.body.replaceChildren();
});

/** A highlight that the page registers under a key of ours. */
function highlightOfPage(): Highlight {
  const range = document.createRange();
  range.selectNodeContents(document.body);
  const highlight = new Highlight(range);
  CSS.highlights.set(TERM_KEY, highlight);
  return highlight;
}

test('a highlight that the page has under our key stays, and ours is beside it', async () => {
  const ofPage = highlightOfPage();
  ({ end } = watch('<p>letrozole</p>'));
  await vi.waitFor(() => expect(painted(SECOND_KEY)).toEqual(['letrozole']));
  document.querySelector('p')?.append(' and Femara');
  await vi.waitFor(() => expect(painted(SECOND_KEY)).toEqual(['letrozole', 'Femara']));
  expect(CSS.highlights.get(TERM_KEY)).toBe(ofPage);
  end.abort();
  expect([...CSS.highlights.keys()]).toEqual([TERM_KEY]);
});

test('one that the page puts in the place of ours stays, too', async () => {
  ({ end } = watch(`<p>letrozole</p>${SPACE}`));
  await waitForPaint(['letrozole']);
  await nextFrames();
  const ofPage = highlightOfPage();
  await scroll();
  expect(painted(SECOND_KEY)).toEqual(['letrozole']);
  expect(CSS.highlights.get(TERM_KEY)).toBe(ofPage);
});

test('what an ended script has left goes, and what the page has stays', async () => {
  ({ end } = watch('<p>letrozole</p>'));
  await waitForPaint(['letrozole']);
  const left = CSS.highlights.get(TERM_KEY);
  end.abort();
  if (left) CSS.highlights.set(ACTIVE_KEY, left).set(SECOND_KEY, left);
  const ofPage = highlightOfPage();
  removeLeftHighlights();
  expect([...CSS.highlights]).toEqual([[TERM_KEY, ofPage]]);
});

test('a style sheet of a component that names our key stays in its shadow root', async () => {
  document.body.innerHTML = '<div></div>';
  const host = document.querySelector('div');
  if (!host) throw new Error('The page is empty');
  const root = attach(host, '<p>letrozole</p>');
  const ofPage = new CSSStyleSheet();
  ofPage.replaceSync(`::highlight(${TERM_KEY}) { color: red }`);
  root.adoptedStyleSheets = [ofPage];
  end = new AbortController();
  watchDocument(() => undefined, end.signal);
  await waitForPaint(['letrozole']);
  expect(root.adoptedStyleSheets).toContain(ofPage);
});
