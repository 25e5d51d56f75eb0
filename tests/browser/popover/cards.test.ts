import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page as browserPage, commands } from 'vitest/browser';
import type { PageCards } from '@/lib/popover';
import { CLOSE_MS } from '@/lib/popover/hover/hover-intent';
import { painted } from '../page/support';
import {
  cardCovers,
  cardHost,
  closePage,
  hover,
  LINE,
  middleOf,
  openPage,
  stopClock,
  waitForCard,
  waitForNoCard,
} from './support';

let cards: PageCards;
let signal: AbortSignal;
const cardPinned = vi.fn();
const closeOtherCards = vi.fn();

async function start(html: string, texts: string[]): Promise<void> {
  ({ cards, signal } = await openPage(html, texts, { cardPinned, closeOtherCards }));
}

function stepToNext(): boolean {
  return cards.step({ direction: 'next', from: 'here' }) || cards.step({ direction: 'next', from: 'edge' });
}

afterEach(async () => {
  vi.clearAllMocks();
  await closePage();
});

describe('a card', () => {
  test('opens under a resting pointer, marks the name, and closes after the pointer has left', async () => {
    await start(`<p style="${LINE}; top: 60px; left: 40px"><b id="a">letrozole</b></p>`, ['letrozole']);
    await hover('#a');
    await waitForCard();
    expect(painted('glossary-term-active')).toEqual(['letrozole']);
    await commands.mouseMove(900, 650);
    await waitForNoCard();
    expect(painted('glossary-term-active')).toEqual([]);
  });

  test('in a window of 320 px is a sheet at the foot, or at the head where the foot would cover the line', async () => {
    await browserPage.viewport(320, 480);
    await start(
      `<p style="${LINE}; top: 20px; left: 10px"><b id="a">letrozole</b></p>
       <p style="${LINE}; top: 440px; left: 10px"><b id="b">Femara</b></p>`,
      ['letrozole', 'Femara'],
    );
    await hover('#a');
    await waitForCard();
    expect(cardCovers(4, 470)).toBe(true);
    expect(cardCovers(316, 470)).toBe(true);
    expect(cardCovers(middleOf('#a').x, middleOf('#a').y)).toBe(false);
    await commands.press('Escape');
    await waitForNoCard();
    await hover('#b');
    await waitForCard();
    expect(cardCovers(4, 10)).toBe(true);
    expect(cardCovers(middleOf('#b').x, middleOf('#b').y)).toBe(false);
  });

  test('stands where it should under a transformed root and against rules of the page', async () => {
    await start(
      `<style>
         html { transform: translate(0, 0) scale(1); }
         * { all: unset !important; } [popover] { width: 10px !important; opacity: 0 !important; inset: 50% !important; }
         #a { position: fixed !important; top: 60px !important; left: 60px !important; }
       </style><b id="a">letrozole</b>`,
      ['letrozole'],
    );
    await hover('#a');
    await waitForCard();
    const { x, bottom } = middleOf('#a');
    await vi.waitFor(() => expect(cardCovers(x + 20, bottom + 30)).toBe(true));
  });

  test.each([
    ['the root', 'html { zoom: 2 }'],
    ['the body', 'body { zoom: 1.5 }'],
    ['both', 'html { zoom: 0.8 } body { zoom: 3 }'],
  ])('has its size and place where the page zooms %s', async (_, rule) => {
    await start(
      `<style>${rule}</style><p style="position: absolute; top: 60px; left: 60px; margin: 0"><b id="a">letrozole</b></p>`,
      ['letrozole'],
    );
    await hover('#a');
    await waitForCard();
    const { left, bottom } = (document.querySelector('#a') as Element).getBoundingClientRect();
    expect(cardCovers(left + 4, bottom + 12)).toBe(true);
    expect(cardCovers(left + 336, bottom + 12)).toBe(true);
    expect(cardCovers(left + 344, bottom + 12)).toBe(false);
    expect(cardCovers(left + 4, bottom + 3)).toBe(false);
  });

  test('is inside an open modal dialog, where the rest of the page is inert, and Escape closes the card first', async () => {
    await start(
      '<dialog style="inset: 40px auto auto 40px; margin: 0; width: 400px"><b id="a">letrozole</b></dialog>',
      [],
    );
    const dialog = document.querySelector('dialog') as HTMLDialogElement;
    dialog.showModal();
    await hover('#a');
    const card = await waitForCard();
    expect(card.parentElement).toBe(dialog);
    await commands.press('Escape');
    await waitForNoCard();
    expect(dialog.open).toBe(true);
  });

  test('follows its name when the page scrolls, and closes when the name leaves the window', async () => {
    await start(
      `<p style="${LINE}; top: 300px; left: 40px"><b id="a">letrozole</b></p><p style="margin-top: 4000px">end</p>`,
      ['letrozole'],
    );
    await hover('#a');
    await waitForCard();
    window.scrollTo(0, 100);
    await vi.waitFor(() => expect(cardCovers(middleOf('#a').x, middleOf('#a').bottom + 20)).toBe(true));
    window.scrollTo(0, 3000);
    await waitForNoCard();
  });

  test('stays when the page makes up that the pointer has left it', async () => {
    await start(`<p style="${LINE}; top: 60px; left: 40px"><b id="a">letrozole</b></p><iframe></iframe>`, [
      'letrozole',
    ]);
    await hover('#a');
    const card = await waitForCard();
    stopClock();
    const made = { pointerType: 'mouse', bubbles: true };
    document.documentElement.dispatchEvent(new PointerEvent('pointerleave', made));
    document.querySelector('iframe')?.dispatchEvent(new PointerEvent('pointerover', made));
    vi.advanceTimersByTime(2 * CLOSE_MS);
    expect(cardHost()).toBe(card);
  });

  test('opens for a tap on a page that listens to clicks as a whole, not where it does so on a part', async () => {
    document.body.setAttribute('onclick', '');
    onTestFinished(() => document.body.removeAttribute('onclick'));
    await start(
      `<p style="${LINE}; top: 60px; left: 40px"><b id="a">letrozole</b></p>
       <p style="${LINE}; top: 460px; left: 40px" onclick=""><b id="b">Femara</b></p>`,
      ['letrozole', 'Femara'],
    );
    const [one, other] = [middleOf('#a'), middleOf('#b')];
    await commands.tap(other.x, other.y);
    await commands.tap(one.x, one.y);
    await waitForCard();
    expect(painted('glossary-term-active')).toEqual(['letrozole']);
  });

  test('closes when its name goes', async () => {
    await start(`<p style="${LINE}; top: 60px; left: 40px"><b id="a">letrozole</b></p>`, ['letrozole']);
    await hover('#a');
    await waitForCard();
    document.querySelector('#a')?.remove();
    window.dispatchEvent(new Event('resize'));
    await waitForNoCard();
  });
});

describe('a dialog of the page that is built in script', () => {
  /** As focus traps of libraries do it: the focus is pulled back, and a press outside of the dialog closes it. */
  function trap(): { heard: string[] } {
    const heard: string[] = [];
    const dialog = document.querySelector('#dialog') as HTMLElement;
    const isOutside = (target: EventTarget | null) => target instanceof Node && !dialog.contains(target);
    const pullBack = () => document.querySelector<HTMLElement>('#before')?.focus();
    document.addEventListener('focusin', ({ target }) => isOutside(target) && pullBack(), { signal });
    dialog.addEventListener('focusout', ({ relatedTarget }) => isOutside(relatedTarget) && pullBack());
    for (const type of ['pointerdown', 'pointerup', 'mousedown', 'auxclick', 'contextmenu', 'focusin']) {
      document.addEventListener(type, (event) => isOutside(event.target) && heard.push(type), { signal });
    }
    return { heard };
  }

  async function startTrapped(): Promise<{ heard: string[] }> {
    await start(
      `<div id="dialog" role="dialog" style="${LINE}; top: 60px; left: 40px"><button id="before">x</button>
       <b id="a">letrozole</b></div>`,
      ['letrozole'],
    );
    document.querySelector<HTMLElement>('#before')?.focus();
    return trap();
  }

  test('leaves the focus to a card that is stepped to, and gets it back', async () => {
    const { heard } = await startTrapped();
    expect(stepToNext()).toBe(true);
    expect(document.activeElement).toBe(cardHost());
    expect(heard).toEqual([]);
    await commands.press('Escape');
    await waitForNoCard();
    expect(document.activeElement?.id).toBe('before');
  });

  test('hears of no press in the card, and leaves the focus there', async () => {
    const { heard } = await startTrapped();
    await hover('#a');
    await waitForCard();
    const { x, bottom } = middleOf('#a');
    await vi.waitFor(() => expect(cardCovers(x, bottom + 20)).toBe(true));
    await commands.mouseClick(x, bottom + 20);
    await vi.waitFor(() => expect(document.activeElement).toBe(cardHost()));
    expect(heard).toEqual([]);
    await commands.press('Escape');
    await waitForNoCard();
    expect(document.activeElement?.id).toBe('before');
  });
});

describe('a card that stays in another frame', () => {
  test('is closed by the next press here, and later presses ask for nothing', async () => {
    await start(`<p style="${LINE}; top: 60px">nothing</p>`, []);
    await commands.mouseClick(900, 600);
    expect(closeOtherCards).not.toHaveBeenCalled();
    cards.cardPinnedElsewhere();
    await commands.mouseClick(900, 600);
    await vi.waitFor(() => expect(closeOtherCards).toHaveBeenCalledOnce());
    await commands.mouseClick(900, 600);
    await commands.tap(900, 600);
    expect(closeOtherCards).toHaveBeenCalledOnce();
    cards.cardPinnedElsewhere();
    await commands.tap(900, 600);
    await vi.waitFor(() => expect(closeOtherCards).toHaveBeenCalledTimes(2));
  });

  test('is told of: by a card that was clicked here, not by one that goes with the pointer', async () => {
    await start(`<p style="${LINE}; top: 60px; left: 40px"><b id="a">letrozole</b></p>`, ['letrozole']);
    await hover('#a');
    await waitForCard();
    expect(cardPinned).not.toHaveBeenCalled();
    const { x, y } = middleOf('#a');
    await commands.mouseClick(x, y);
    await vi.waitFor(() => expect(cardPinned).toHaveBeenCalledOnce());
  });
});

describe('the keyboard', () => {
  test('steps through the names, skips hidden ones, and Escape gives the focus back', async () => {
    await start(
      `<button id="before">x</button><p style="${LINE}; top: 60px">letrozole</p>
       <p style="display: none">Femara</p><p style="${LINE}; top: 3000px">T-DM1</p>`,
      ['letrozole'],
    );
    document.querySelector<HTMLElement>('#before')?.focus();
    expect(stepToNext()).toBe(true);
    expect(painted('glossary-term-active')).toEqual(['letrozole']);
    expect(document.activeElement).toBe(cardHost());
    stepToNext();
    expect(painted('glossary-term-active')).toEqual(['T-DM1']);
    expect(window.scrollY).toBeGreaterThan(1000);
    stepToNext();
    expect(painted('glossary-term-active')).toEqual(['letrozole']);
    await commands.press('Escape');
    await waitForNoCard();
    expect(document.activeElement?.id).toBe('before');
    window.scrollTo(0, 0);
  });

  test('a card that was opened with the keyboard stays when the mouse moves elsewhere', async () => {
    await start(`<p style="${LINE}; top: 60px; left: 40px"><b id="a">letrozole</b></p>`, ['letrozole']);
    stepToNext();
    const card = cardHost();
    await hover('#a');
    await commands.mouseMove(900, 650);
    await commands.mouseMove(905, 655);
    expect(cardHost()).toBe(card);
    await commands.mouseClick(900, 650);
    await waitForNoCard();
  });

  test('reports that there is no name', async () => {
    await start('<p>nothing</p>', []);
    expect(stepToNext()).toBe(false);
    expect(cards.goTo('letrozole', 'edge')).toBeNull();
  });
});
