import { afterEach, expect, test, vi } from 'vitest';
import { goByFrames, painted } from '../page/support';
import { cardHost, cardName, closePage, nextFrames, openByHover, waitForNoCard } from '../popover/support';
import { get, openApp, sampleFrames, stepThrough } from './support';

/**
 * A player with captions in the manner of YouTube. Known: `caption-window`, `captions-text`, `caption-visual-line`,
 * `ytp-caption-segment`, and that the lines are made anew with each caption. Inferred: that a line is made anew word by word in
 * captions of speech, and the list of all lines beside the player, of which the current one is lit.
 */
const line = (text: string) =>
  `<span class="caption-visual-line" style="display: block"><span class="ytp-caption-segment" style="display: inline-block; font-size: 24px; background: rgb(8 8 8 / 75%); color: #fff">${text}</span></span>`;
const PLAYER = `<div class="html5-video-player" style="position: relative; width: 640px; height: 300px; background: #234">
    <video style="position: absolute; inset: 0"></video>
    <div class="caption-window" style="position: absolute; left: 60px; bottom: 40px; width: 500px"><span class="captions-text">${line('We begin with letrozole')}</span></div></div>
  <div id="lines" style="height: 150px; overflow-y: auto">${Array.from({ length: 40 }, (_, i) => `<div class="segment" role="button" tabindex="0">0:${10 + i} part ${i}${i % 20 === 19 ? ' Femara' : ''}</div>`).join('')}</div>`;

/** Writes the captions of speech: each word makes the lines anew. */
function speak(words: string[], upTo: number): void {
  const text = words.slice(0, upTo).join(' ');
  get('.captions-text').innerHTML = line(text);
}

afterEach(closePage);

test('a name in captions that are made anew word by word is marked in each frame in which it stands there', async () => {
  const end = new AbortController();
  await openApp(PLAYER, 'letrozole');
  goByFrames();
  const words = 'We begin with letrozole and then we go on for a long time with it'.split(' ');
  const samples = sampleFrames(
    () => [get('.captions-text').textContent?.includes('letrozole'), painted().includes('letrozole')],
    end.signal,
  );
  for (let i = 4; i <= words.length; i++) {
    speak(words, i);
    await nextFrames();
  }
  end.abort();
  expect(samples.length).toBeGreaterThan(10);
  expect(samples.filter(([isThere, isMarked]) => isThere && !isMarked)).toEqual([]);
});

test('a card stays while its name stands in the captions, and closes when the next caption is another', async () => {
  await openApp(PLAYER, 'letrozole');
  const card = await openByHoverOnName();
  goByFrames();
  expect(cardName()).toBe('letrozole');
  for (let i = 0; i < 5; i++) {
    get('.captions-text').innerHTML = line('We begin with letrozole');
    await nextFrames();
    expect(cardHost()).toBe(card);
  }
  get('.captions-text').innerHTML = line('and that is all');
  await waitForNoCard();
});

test('a name that goes on in the next line of a caption is one name', async () => {
  await openApp(PLAYER, 'letrozole');
  get('.captions-text').innerHTML = line('He was given trastuzumab') + line('emtansine for a year');
  await vi.waitFor(() => expect(painted()).toContain('trastuzumabemtansine'));
  get('.captions-text').innerHTML = line('trastuzumab') + line('emtansine is another of these words');
  await vi.waitFor(() => expect(painted()).toContain('trastuzumab'));
});

test('captions that change again and again leave the page usable, and the last one is marked', async () => {
  const { page } = await openApp(PLAYER, 'letrozole');
  for (let i = 0; i < 10; i++) {
    get('.captions-text').innerHTML = line(i % 2 ? 'trastuzumab' : `time ${i}`);
    await nextFrames();
  }
  get('.captions-text').innerHTML = line('doxorubicin');
  await vi.waitFor(() => expect(painted()).toContain('doxorubicin'), { timeout: 3000 });
  expect(page.counts.get('trastuzumab')).toBeUndefined();
});

test('the list of lines is stepped through in its own box', async () => {
  const { cards } = await openApp(PLAYER, 'letrozole');
  const stops = await stepThrough(cards);
  expect(stops.map(({ text }) => text)).toEqual(['letrozole', 'Femara', 'Femara']);
  const list = get('#lines').getBoundingClientRect();
  for (const { box } of stops.slice(1)) {
    expect(box?.top).toBeGreaterThanOrEqual(list.top);
    expect(box?.bottom).toBeLessThanOrEqual(list.bottom);
  }
});

/** Rests the mouse on the name at the end of the caption. */
async function openByHoverOnName(): Promise<HTMLElement> {
  get('.ytp-caption-segment').innerHTML = 'We begin with <b id="name">letrozole</b>';
  await nextFrames();
  return openByHover('#name');
}
