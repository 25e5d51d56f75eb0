import '@/lib/page/paint/marks.css';
import { expect, onTestFinished, vi } from 'vitest';
import { page as browserPage, commands } from 'vitest/browser';
import { type Entry, loadGlossary } from '@/lib/glossary';
import { createInputHub, type PageWatcher } from '@/lib/page';
import { attachCards, type PageCards } from '@/lib/popover';
import { createCard } from '@/lib/popover/host';
import { waitForPaint, watch } from '../page/support';

const glossary = loadGlossary();
const PATIENCE = { timeout: 3000, interval: 10 };

/** What the background answers. */
export function entryOf(id: string): Entry | null {
  return glossary.entry(id === 'emtansine' ? 'trastuzumab-emtansine' : id) ?? null;
}

/** A line of text that can be put anywhere in the window. */
export const LINE = 'position: absolute; margin: 0; font: 18px/30px sans-serif';

/** A line of text that is one name, with an id. Lengths are in pixels. */
export function nameLine(
  id: string,
  text: string,
  { top, left = 40 }: { top: number; left?: number },
): string {
  return `<p style="${LINE}; top: ${top}px; left: ${left}px"><b id="${id}">${text}</b></p>`;
}

/** The closed shadow roots that cards stand in. */
const closedRoots = new WeakMap<Element, ShadowRoot>();
const { attachShadow } = Element.prototype;
vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
  const root = attachShadow.call(this, init);
  closedRoots.set(this, root);
  return root;
});

let end: AbortController | undefined;

/** What the tests see of the watched page. */
export interface PageWithCards {
  page: PageWatcher;
  cards: PageCards;
  /** How often a reading of the page has come to its end. */
  readings(): number;
  /** Ends with the page. */
  signal: AbortSignal;
  /** Ends marks and cards, as when the reader switches them off. */
  end(): void;
}

/**
 * Puts a page into the document, with marks and cards, and waits until its names are marked and all of it is read: a busy
 * machine reads in slices, and marks the first names before it has read the last.
 *
 * @param texts the names, as they are written
 * @param options what the cards do, where it is not nothing
 */
export async function openPage(
  html: string,
  texts: string[],
  options: Partial<Parameters<typeof attachCards>[0]> = {},
): Promise<PageWithCards> {
  let cards: PageCards | undefined;
  let readings = 0;
  const watched = watch(html, () => {
    readings += 1;
    cards?.onPageChange();
  });
  end = watched.end;
  cards = attachCards({
    page: watched.page,
    input: createInputHub(end.signal),
    shadowRootOf: (element) => element.shadowRoot,
    askEntry: async (id) => entryOf(id),
    loadCard: async () => createCard,
    browserLanguage: 'en',
    choices: { openOn: 'rest', rest: 'usual', cardTextSize: 'usual', language: 'auto' },
    hostName: 'example.org',
    asksTwice: false,
    turnOff: async () => true,
    undoTurnOff: () => undefined,
    cardChanged: () => undefined,
    topPage: null,
    openGlossary: () => undefined,
    openSettings: () => undefined,
    remoteCardClosed: () => undefined,
    cardPinned: () => undefined,
    closeOtherCards: () => undefined,
    focusReleased: () => undefined,
    stepOn: () => undefined,
    openLink: null,
    signal: end.signal,
    ...options,
  });
  await waitForPaint(texts);
  await vi.waitFor(() => expect(readings).toBeGreaterThan(0), { timeout: 60_000, interval: 20 });
  return {
    page: watched.page,
    cards,
    readings: () => readings,
    signal: end.signal,
    end: () => watched.end.abort(),
  };
}

/** Ends the page and puts window and pointer back. */
export async function closePage(): Promise<void> {
  end?.abort();
  // One in which marks were switched off remains.
  cardHost()?.remove();
  document.body.replaceChildren();
  document.getSelection()?.removeAllRanges();
  window.scrollTo(0, 0);
  await commands.mouseMove(1, 1);
  await browserPage.viewport(1024, 700);
}

/** The element that an open card stands in. */
export function cardHost(): HTMLElement | null {
  return document.querySelector('glossary-card');
}

export async function waitForCard(): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const found = cardHost();
    if (!found) throw new Error('No card is open');
    return found;
  }, PATIENCE);
}

export const waitForNoCard = () => vi.waitFor(() => expect(cardHost()).toBeNull(), PATIENCE);

/** Where the mouse would have to go to be on a word. */
export function middleOf(selector: string): { x: number; y: number; top: number; bottom: number } {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`The page has no ${selector}`);
  const { left, top, width, height, bottom } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2, top, bottom };
}

/** Rests the mouse on an element. */
export async function hover(selector: string): Promise<void> {
  const { x, y } = middleOf(selector);
  await commands.mouseMove(x, y - 2);
  await commands.mouseMove(x, y);
}

/** Opens the card of a name with the mouse. */
export async function openByHover(selector: string): Promise<HTMLElement> {
  await hover(selector);
  return waitForCard();
}

/** Rests the mouse on a point: the last moves are as short as those of a hand that comes to rest. */
export async function restAt(x: number, y: number): Promise<void> {
  for (const before of [2, 1, 0]) await commands.mouseMove(x, y - before);
}

/** Taps, and waits for what the browser makes of it: the click comes some time after the finger is lifted. */
export async function tapUntilClick(x: number, y: number): Promise<void> {
  const clicked = new Promise((resolve) => addEventListener('click', resolve, { once: true }));
  await commands.tap(x, y);
  await clicked;
}

/** @throws Error when no card is open */
export function cardRoot(): ShadowRoot {
  const host = cardHost();
  const root = host && closedRoots.get(host);
  if (!root) throw new Error('No card is open');
  return root;
}

/** @throws Error when no card is open, or it has no such element */
export function inCard(selector: string): HTMLElement {
  const found = cardRoot().querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The card has no ${selector}`);
  return found;
}

/** Where the open card is in the window. */
export function cardBox(): DOMRect {
  const content = cardRoot().querySelector('.tokens');
  if (!content) throw new Error('The card is empty');
  return content.getBoundingClientRect();
}

/** The name in the heading of the open card. */
export function cardName(): string | undefined {
  return cardRoot().querySelector('h2')?.textContent;
}

/** Waits until the browser has drawn what has changed, and has reported scrolling and new sizes. */
export async function nextFrames(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
}

/** Scrolls the page, and waits until that is drawn and reported. */
export async function scrollPageBy(pixels: number): Promise<void> {
  window.scrollBy({ top: pixels, behavior: 'instant' });
  await nextFrames();
}

/** Whether the card lies over a point: hit-testing answers. */
export function cardCovers(x: number, y: number): boolean {
  return document.elementFromPoint(x, y) === cardHost();
}

/**
 * Lets timers of more than no time end much later, until the test ends, so that what waits for a frame or a timer waits for the
 * frame: a busy machine may draw none for as long as the timer lasts.
 */
export function letFramesComeFirst(): void {
  const { setTimeout } = window;
  const spy = vi
    .spyOn(window, 'setTimeout')
    .mockImplementation(((act: () => void, milliseconds = 0) =>
      setTimeout(act, milliseconds * 50)) as typeof setTimeout);
  onTestFinished(() => void spy.mockRestore());
}

/**
 * Stops the clock that cards go by, until the test ends: `vi.advanceTimersByTime` says how long something lasts, and
 * nothing has happened after a time once that call has returned.
 */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}
