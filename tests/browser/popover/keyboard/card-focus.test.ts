import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import type { PageCards } from '@/lib/popover';
import { CLOSE_MS } from '@/lib/popover/hover/hover-intent';
import { painted } from '../../page/support';
import {
  cardCovers,
  cardHost,
  cardName,
  cardRoot,
  closePage,
  hover,
  inCard,
  LINE,
  middleOf,
  nameLine,
  openByHover,
  openPage,
  restAt,
  stopClock,
  waitForNoCard,
} from '../support';

let cards: PageCards;
let signal: AbortSignal;

async function start(html: string, texts: string[]): Promise<void> {
  ({ cards, signal } = await openPage(html, texts));
}

async function stepToNext(): Promise<boolean> {
  const step = (from: 'here' | 'edge') => cards.step({ direction: 'next', from });
  return (await step('here')) || step('edge');
}

afterEach(closePage);

describe('a dialog of the page that is built in script', () => {
  /** As focus traps of libraries do it: they pull the focus back, and close the dialog at a press outside. */
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
    expect(await stepToNext()).toBe(true);
    expect(document.activeElement).toBe(cardHost());
    expect(heard).toEqual([]);
    await commands.press('Escape');
    await waitForNoCard();
    expect(document.activeElement?.id).toBe('before');
  });

  test('hears of no press in the card, and leaves the focus there', async () => {
    const { heard } = await startTrapped();
    await openByHover('#a');
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

describe('the keyboard', () => {
  test('steps through the names, skips hidden ones, and Escape gives the focus back', async () => {
    await start(
      `<button id="before">x</button><p style="${LINE}; top: 60px">letrozole</p>
       <p style="display: none">Femara</p><p style="${LINE}; top: 9000px">T-DM1</p>`,
      ['letrozole'],
    );
    document.querySelector<HTMLElement>('#before')?.focus();
    expect(await stepToNext()).toBe(true);
    expect(painted('glossary-term-active')).toEqual(['letrozole']);
    expect(document.activeElement).toBe(cardHost());
    await stepToNext();
    expect(painted('glossary-term-active')).toEqual(['T-DM1']);
    expect(window.scrollY).toBeGreaterThan(1000);
    await stepToNext();
    expect(painted('glossary-term-active')).toEqual(['letrozole']);
    await commands.press('Escape');
    await waitForNoCard();
    expect(document.activeElement?.id).toBe('before');
    window.scrollTo(0, 0);
  });

  test('a card that was opened with the keyboard stays when the mouse moves elsewhere', async () => {
    await start(nameLine('a', 'letrozole', { top: 60 }), ['letrozole']);
    await stepToNext();
    const card = cardHost();
    stopClock();
    await hover('#a');
    await restAt(900, 650);
    await vi.advanceTimersByTimeAsync(2 * CLOSE_MS);
    expect(cardHost()).toBe(card);
    await commands.mouseClick(900, 650);
    await waitForNoCard();
  });

  test('the dialog has the focus again when the card of a kind of drug comes in its place, and on the way back', async () => {
    await start(nameLine('a', 'letrozole', { top: 60 }), ['letrozole']);
    await stepToNext();
    const pressOn = async (selector: string) => {
      inCard(selector).focus();
      expect(cardRoot().activeElement).toBe(inCard(selector));
      await commands.press('Enter');
    };
    await pressOn('.term');
    await vi.waitFor(() => expect(cardName()).toBe('Aromatase inhibitor'));
    expect(cardRoot().activeElement).toBe(inCard('.dialog'));
    await pressOn('.crumb button');
    await vi.waitFor(() => expect(cardName()).toBe('letrozole'));
    expect(cardRoot().activeElement).toBe(inCard('.dialog'));
  });

  test('reports that there is no name', async () => {
    await start('<p>nothing</p>', []);
    expect(await stepToNext()).toBe(false);
    expect(await cards.goTo('letrozole', 'next', 'edge')).toBeNull();
  });
});
