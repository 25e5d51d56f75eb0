import { afterEach, expect, test, vi } from 'vitest';
import { nextMention, type PageMention, type PageWatcher, step } from '@/lib/page';
import { goByFrames, watch } from '../support';

let end: AbortController | undefined;
let page: PageWatcher;

afterEach(() => {
  vi.restoreAllMocks();
  end?.abort();
  document.body.replaceChildren();
  window.scrollTo(0, 0);
});

/** Watches a page until it has so many mentions. */
async function load(html: string, mentions: number): Promise<PageMention> {
  ({ page, end } = watch(html));
  await vi.waitFor(() => expect(page.mentions()).toHaveLength(mentions), { timeout: 5000, interval: 20 });
  const [first] = page.mentions();
  if (!first) throw new Error('The page has no mention');
  return first;
}

/** Steps from the first mention of the page to the next. */
function stepFrom(mention: PageMention, signal = new AbortController().signal): Promise<PageMention | null> {
  return step(page.mentions(), {
    direction: 'next',
    start: { at: 'mention', mention },
    isWanted: () => true,
    isCovered: () => false,
    signal,
  });
}

test('a step that ends while it waits for text to show itself does nothing more, and spoils no later step', async () => {
  const first = await load(
    '<p>letrozole</p><section style="margin-top: 2000px; opacity: 0"><p>Femara</p></section>',
    2,
  );
  // Text has 400 ms to show itself, which a busy machine may need for two frames.
  goByFrames();
  const ending = new AbortController();
  const scrolled = new Promise((heard) => document.addEventListener('scroll', heard, { once: true }));
  const ended = stepFrom(first, ending.signal);
  await scrolled;
  expect(window.scrollY).toBeGreaterThan(500);

  ending.abort();
  const measured = vi.spyOn(Element.prototype, 'checkVisibility');
  expect(await ended).toBeNull();
  expect(measured.mock.calls.length).toBeLessThan(10);
  expect(window.scrollY).toBe(0);

  const section = document.querySelector('section') as HTMLElement;
  document.addEventListener('scroll', () => section.style.setProperty('opacity', '1'), { once: true });
  expect((await stepFrom(first))?.id).toBe('letrozole');
});

test.each([
  [150, true],
  [5000, false],
])(
  'of %i names that nobody sees after a name, only so many are measured that a card can wait',
  async (hidden, isFound) => {
    const first = await load(
      `<p>letrozole</p><p style="display: none">${'doxorubicin '.repeat(hidden)}</p><p>Femara</p>`,
      hidden + 2,
    );
    const measured = vi.spyOn(Element.prototype, 'checkVisibility');
    expect(nextMention(page.mentions(), first)?.id).toBe(isFound ? 'letrozole' : undefined);
    expect(measured.mock.calls.length).toBeLessThan(500);
  },
);
