import { afterEach, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { painted } from '../page/support';
import {
  cardHost,
  cardName,
  closePage,
  letFramesComeFirst,
  middleOf,
  nextFrames,
  openByHover,
  waitForNoCard,
} from '../popover/support';
import { get, openApp, sampleFrames, stepThrough } from './support';

/** What the other files try one by one, on one page; all of it is inferred. */
const PAGE = `<header style="position: sticky; top: 0; height: 40px; background: #fff; z-index: 2">Read about <b id="name">letrozole</b></header>
  <div id="clock">0</div>
  <div class="captions" style="height: 60px"><span><span style="display: block">trastuzumab</span></span></div>
  <div class="highlight"><pre>letrozole = 1</pre></div>
  <p>Your plan: <output>Femara</output> <kbd>Femara</kbd></p>
  <div id="composer" contenteditable="true" style="height: 30px">doxorubicin</div>
  <div id="box" style="height: 80px; overflow-y: auto"><p style="height: 400px">long</p><p>T-DM1</p></div>
  <p><font style="vertical-align: inherit;"><font>doxo</font></font><font>rubicin</font></p>
  <article style="content-visibility: auto; contain-intrinsic-size: auto 900px"><p style="height: 900px">end</p><p>Femara</p></article>`;

/** Changes the layout of the page in each frame, until the signal. */
function changeEachFrame(signal: AbortSignal): void {
  let n = 0;
  const change = () => {
    if (signal.aborted) return;
    n += 1;
    get('#clock').textContent = String(n);
    get('#clock').style.paddingBottom = `${n % 3}px`;
    get('.captions span span').textContent = n % 2 ? 'trastuzumab' : 'nothing';
    requestAnimationFrame(change);
  };
  change();
}

afterEach(closePage);

test("a page with all of it that changes in each frame keeps the card, the reader's place and the keyboard", async () => {
  const end = new AbortController();
  await openApp(PAGE, 'letrozole', 'T-DM1', 'Femara');
  const card = await openByHover('#name');
  changeEachFrame(end.signal);
  const cards = sampleFrames(cardHost, end.signal);
  for (let i = 0; i < 20; i++) await nextFrames();
  expect(cards.length).toBeGreaterThan(40);
  expect(cards.every((each) => each === card)).toBe(true);
  expect(cardName()).toBe('letrozole');
  const { x, y } = middleOf('#composer');
  await commands.mouseClick(x, y);
  await waitForNoCard();
  for (const key of 'Femara') await commands.press(key);
  expect(get('#composer').textContent).toContain('Femara');
  expect(window.scrollY).toBe(0);
  end.abort();
  await vi.waitFor(() => expect(painted().filter((name) => name === 'letrozole')).toHaveLength(1));
});

test('a box that scrolls back by itself is passed over, and what comes after it is reached', async () => {
  const end = new AbortController();
  const { cards } = await openApp(PAGE, 'letrozole', 'T-DM1', 'Femara');
  get('#box').addEventListener('scroll', () => get('#box').scrollTo(0, 0), { signal: end.signal });
  letFramesComeFirst();
  const stops = (await stepThrough(cards)).map(({ text }) => text);
  expect(stops).not.toContain('T-DM1');
  expect(stops.slice(-1)).toEqual(['Femara']);
  expect(get('#box').scrollTop).toBe(0);
  end.abort();
});
