import { afterEach, expect, test, vi } from 'vitest';
import { painted, waitForPaint } from '../page/support';
import { cardName, closePage, nextFrames, openByHover, openPage, waitForNoCard } from '../popover/support';
import { get, sampleFrames, stepThrough } from './support';

/**
 * A social feed in the manner of X and Facebook. Known: cells that are placed with `translateY` in a container as high as the whole
 * feed, a cell for what is in the window only, `data-testid`, text in nested `span` and `dir="auto"`. Inferred: that nodes are
 * used again for other posts, and the button that shows the rest of a post.
 */
const HEIGHT = 200;
const POSTS = Array.from({ length: 400 }, (_, i) => `Day ${i}: ${i % 2 ? 'letrozole' : 'Femara'} and a walk`);

/** Draws the posts of the window into the cells that are there: a cell that leaves at one end comes back at the other. */
function drawFeed(): void {
  const first = Math.max(0, Math.floor(window.scrollY / HEIGHT) - 1);
  const cells = [...document.querySelectorAll<HTMLElement>('[data-testid="cellInnerDiv"]')];
  for (let i = first; i < first + cells.length; i++) {
    const cell = cells[i % cells.length];
    const text = cell?.querySelector('span span');
    if (!cell || !text) continue;
    cell.style.transform = `translateY(${i * HEIGHT}px)`;
    if (text.textContent !== POSTS[i]) text.textContent = POSTS[i] ?? '';
  }
}

const CELL = `<div data-testid="cellInnerDiv" style="position: absolute; width: 100%"><article><div dir="auto" data-testid="tweetText">
  <span><span></span></span></div></article></div>`;
const FEED = `<main><div style="position: relative; min-height: ${POSTS.length * HEIGHT}px">${CELL.repeat(7)}</div></main>`;

afterEach(closePage);

test('cells that are used again have the marks of the post they show, at each place', async () => {
  const end = new AbortController();
  const { page } = await openPage(FEED, []);
  window.addEventListener('scroll', drawFeed, { signal: end.signal });
  drawFeed();
  await vi.waitFor(() => expect(painted().length).toBe(7));
  const wrong = sampleFrames(
    // A mark of text that has been taken away is empty.
    () => painted().filter((text) => !['letrozole', 'Femara', ''].includes(text)),
    end.signal,
  );
  for (let i = 0; i < 40; i++) {
    window.scrollBy({ top: 450, behavior: 'instant' });
    await nextFrames();
  }
  await vi.waitFor(() => expect(painted().length).toBe(7));
  expect(wrong.flat()).toEqual([]);
  const shown = [...document.querySelectorAll('[data-testid="tweetText"]')].map((post) => post.textContent);
  expect(shown.every((text) => painted().some((name) => text?.includes(name)))).toBe(true);
  // While a part of the page is read again, its names are counted one after the other.
  await vi.waitFor(() =>
    expect((page.counts.get('letrozole') ?? 0) + (page.counts.get('Femara') ?? 0)).toBe(7),
  );
  end.abort();
});

test('a card closes when its cell gets another post, and the next name has its own', async () => {
  await openPage(FEED, []);
  drawFeed();
  await vi.waitFor(() => expect(painted().length).toBe(7));
  const text = get('[data-testid="tweetText"] span span');
  text.id = 'a';
  text.innerHTML = 'letrozole';
  await vi.waitFor(() => expect(painted().filter((name) => name === 'letrozole').length).toBe(4));
  await openByHover('#a');
  expect(cardName()).toBe('letrozole');
  text.textContent = 'nothing here';
  await waitForNoCard();
  text.textContent = 'trastuzumab';
  await vi.waitFor(() => expect(painted()).toContain('trastuzumab'));
  await openByHover('#a');
  expect(cardName()).toBe('trastuzumab');
});

test('what a post hides until it is asked for is marked when it shows, and no step goes there before', async () => {
  const post = `<div dir="auto" style="max-height: 24px; overflow: hidden" id="post">letrozole in the first line<br>
    and then<br>Femara in the third</div><div role="button">See more</div><p>doxorubicin</p>`;
  const { cards } = await openPage(post, ['letrozole', 'Femara', 'doxorubicin']);
  expect((await stepThrough(cards)).map(({ text }) => text)).toEqual(['letrozole', 'doxorubicin']);
  get('#post').style.maxHeight = 'none';
  cards.closeForOtherFrame();
  await waitForPaint(['letrozole', 'Femara', 'doxorubicin']);
  document.body.insertAdjacentHTML('afterbegin', '<p>T-DM1</p>');
  await waitForPaint(['T-DM1', 'letrozole', 'Femara', 'doxorubicin']);
  expect(await cards.step({ direction: 'previous', from: 'edge' })).toBe(true);
  expect(await cards.step({ direction: 'previous', from: 'here' })).toBe(true);
  expect(painted('glossary-term-active')).toEqual(['Femara']);
});

test('a feed without an end that adds posts as it is scrolled has marks in all of them', async () => {
  const { page } = await openPage('<main></main>', []);
  const more = (n: number) =>
    get('main').insertAdjacentHTML(
      'beforeend',
      `<p style="height: 100px">post ${n}: letrozole</p>`.repeat(10),
    );
  for (let n = 0; n < 10; n++) {
    more(n);
    window.scrollTo(0, document.documentElement.scrollHeight);
    await nextFrames();
  }
  await vi.waitFor(() => expect(page.counts.get('letrozole')).toBe(100), { timeout: 5000 });
  const inWindow = () =>
    [...document.querySelectorAll('p')].filter((post) => {
      const { top, bottom } = post.getBoundingClientRect();
      return bottom > 0 && top < window.innerHeight;
    }).length;
  await vi.waitFor(() => expect(painted().length).toBeGreaterThanOrEqual(inWindow()));
});
