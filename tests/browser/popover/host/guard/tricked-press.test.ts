import { expect, onTestFinished, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { createCard } from '@/lib/popover/host';
import { cardBox, cardHost, cardRoot, inCard, nextFrames } from '../../support';
import { drawFor, isSeenFor, open, passTime, press, REPORT_MS, SEEN_MS, turnOff } from './seen-card';

const COVER = `<div id="cover" popover="manual" style="position: fixed; inset: 0; width: 100vw; height: 100vh;
  background: green; pointer-events: none">You won!</div>`;

/** Opens the options of a card, which is then seen for long enough. */
async function openOptions(html = ''): Promise<void> {
  await open({}, html);
  await press('.options');
  await isSeenFor(SEEN_MS);
}

/** The next press of the button, after a trick that comes too late, is one that counts. */
async function expectNextToCount(): Promise<void> {
  expect(turnOff).not.toHaveBeenCalled();
  await isSeenFor(SEEN_MS);
  await press('.turn-off');
  expect(turnOff).toHaveBeenCalledOnce();
}

/** Lets a page hear of presses before the card does. */
function onPointerDown(listener: (event: PointerEvent) => void): void {
  const end = new AbortController();
  onTestFinished(() => end.abort());
  window.addEventListener('pointerdown', listener, { capture: true, signal: end.signal });
}

/** Does something as long as the browser sends presses, but hears none of them. */
function freezeFor(milliseconds: number): void {
  const { timeStamp } = new Event('now');
  while (new Event('now').timeStamp - timeStamp < milliseconds);
}

test('a press through what the page lays over the card, frozen before it is noticed, switches nothing off', async () => {
  await open({ loadCard: async () => createCard }, COVER);
  await press('.options');
  await drawFor(SEEN_MS + REPORT_MS);
  const { left, top, width, height } = inCard('.turn-off').getBoundingClientRect();
  const cover = document.querySelector<HTMLElement>('#cover');
  await commands.mouseMove(left + width / 2, top + height / 2);
  // Drawn, and not yet reported to the card.
  await new Promise(requestAnimationFrame);
  cover?.showPopover();
  const { port1, port2 } = new MessageChannel();
  // Not before the page is frozen: a press right after that frame was meant for what the reader has seen until then.
  const pressed = commands.pressAfter(300);
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  freezeFor(1500);
  await pressed;
  expect(turnOff).not.toHaveBeenCalled();
  cover?.hidePopover();
  // Seen again for long enough.
  await vi.waitFor(async () => {
    await press('.turn-off');
    expect(turnOff).toHaveBeenCalledOnce();
  }, 5000);
});

test('a press right after the reader has come back from another tab, which was meant for that one, switches nothing off', async () => {
  await openOptions();
  // A tab that is not seen draws nothing.
  passTime(60_000);
  await nextFrames();
  // As long as the browser needs to tell what covers a card.
  await isSeenFor(3 * REPORT_MS);
  await press('.turn-off');
  await expectNextToCount();
});

test('a press right after another window, which stood over the card, has given the focus back, switches nothing off', async () => {
  await openOptions();
  // The window around, as another window of the page's would.
  window.parent.focus();
  await vi.waitFor(() => expect(document.hasFocus()).toBe(false));
  await isSeenFor(SEEN_MS);
  // It gives the focus back.
  await press('.turn-off');
  expect(document.hasFocus()).toBe(true);
  await expectNextToCount();
});

test('a press through a view transition, which the page lets presses through, switches nothing off', async () => {
  await openOptions(`<div id="won">You won!</div><style>
    :root { view-transition-name: none }
    #won { position: fixed; inset: 0; background: green; pointer-events: none }
    #won:not(.shown) { display: none }
    #won.shown { view-transition-name: won }
    ::view-transition { pointer-events: none }
    ::view-transition-group(*), ::view-transition-new(*) { animation-duration: 60s; pointer-events: none }
  </style>`);
  const won = document.querySelector('#won');
  const transition = document.startViewTransition(() => won?.classList.add('shown'));
  await transition.ready;
  await isSeenFor(SEEN_MS);
  const { left, top } = inCard('.turn-off').getBoundingClientRect();
  // Presses reach the card.
  expect(document.elementFromPoint(left + 5, top + 5)?.localName).toBe('glossary-card');
  await press('.turn-off');
  won?.remove();
  transition.skipTransition();
  await transition.finished;
  await expectNextToCount();
});

/** What TypeScript does not know yet. */
interface Mover {
  moveBefore(node: Node, before: Node | null): void;
}

/** Which only Chromium has for an element alone. */
interface TransitionScope extends HTMLElement {
  startViewTransition(change: () => void): ViewTransition;
}

test.runIf('startViewTransition' in Element.prototype).each([
  ['in the page', '<div id="won" popover="manual"><i></i></div>'],
  [
    'in a shadow root',
    '<div class="host"><template shadowrootmode="open"><div id="won" popover="manual"><i></i></div></template></div>',
  ],
])(
  'a press through a view transition of an element above the card, %s, switches nothing off',
  async (_, html) => {
    // A popover of one pixel in a corner. Its transition shows a picture over the card, and lets presses through.
    const css = `<style>
    #won { inset: auto 0 0 auto; width: 1px; height: 1px; margin: 0; border: 0; padding: 0; overflow: visible; pointer-events: none }
    #won::backdrop { display: none }
    i { display: block; height: 1px; background: green; view-transition-name: won }
    #won::view-transition { left: -2000px; top: -2000px; width: 3000px; height: 3000px; background: green; pointer-events: none }
    #won::view-transition-group(*) { animation-duration: 60s; pointer-events: none }
  </style>`;
    await openOptions(`<div id="around"></div>`);
    const around = document.querySelector('#around');
    around?.setHTMLUnsafe(html.replace('<i></i>', `<i></i>${css}`));
    const tree = around?.querySelector('.host')?.shadowRoot ?? document;
    const won = tree.querySelector<TransitionScope>('#won');
    won?.showPopover();
    const transition = won?.startViewTransition(() => undefined);
    await transition?.ready;
    await isSeenFor(SEEN_MS);
    const { left, top } = inCard('.turn-off').getBoundingClientRect();
    // Presses reach the card.
    expect(document.elementFromPoint(left + 5, top + 5)?.localName).toBe('glossary-card');
    await press('.turn-off');
    won?.remove();
    transition?.skipTransition();
    await transition?.finished;
    await expectNextToCount();
  },
);

test('a press on a button that the page has moved, where no record tells of it, switches nothing off', async () => {
  await openOptions();
  // Firefox gives the buttons to the page.
  const button = inCard('.turn-off');
  button.animate({ translate: '0 -60px', opacity: 0 }, { duration: 1e9, fill: 'both' });
  const { left, top, width, height } = button.getBoundingClientRect();
  await commands.mouseClick(left + width / 2, top + height / 2);
  await nextFrames();
  expect(turnOff).not.toHaveBeenCalled();
  await press('.options');
  await expectNextToCount();
});

test('a press of a pointer that the page has locked to a button of the card switches nothing off', async () => {
  await openOptions();
  const { left, top, width, height } = inCard('.turn-off').getBoundingClientRect();
  await commands.mouseMove(left + width / 2, top + height / 2);
  await inCard('.turn-off').requestPointerLock();
  await vi.waitFor(() => expect(document.pointerLockElement).toBe(cardHost()));
  // The browser lets no pointer leave that place, and shows none.
  await commands.mouseDown();
  await commands.mouseUp();
  await nextFrames();
  expect(turnOff).not.toHaveBeenCalled();
  document.exitPointerLock();
  await vi.waitFor(() => expect(document.pointerLockElement).toBeNull());
  await expectNextToCount();
});

test('a press on a button that the page shows as large as the screen switches nothing off', async () => {
  await openOptions();
  // Firefox gives the buttons to the page.
  await inCard('.turn-off').requestFullscreen();
  await nextFrames();
  await commands.mouseClick(200, 200);
  await vi.waitFor(() => expect(document.fullscreenElement).toBeNull());
  expect(turnOff).not.toHaveBeenCalled();
  await press('.options');
  await expectNextToCount();
});

test('a press that the page sends to another button of the card switches nothing off', async () => {
  await openOptions();
  // Firefox gives the buttons to the page.
  onPointerDown(({ pointerId }) => inCard('.turn-off').setPointerCapture(pointerId));
  await press('h2');
  expect(turnOff).not.toHaveBeenCalled();
});

test('a key on a button that the page has taken out of the card and put below it switches nothing off', async () => {
  await openOptions();
  const button = inCard('.turn-off');
  const { left, top } = cardBox();
  document.body.append(button);
  button.style.cssText = `position: fixed; left: ${left + 20}px; top: ${top + 20}px`;
  await nextFrames();
  expect(document.elementFromPoint(left + 25, top + 25)?.localName).toBe('glossary-card');
  button.focus();
  await commands.press('Enter');
  expect(turnOff).not.toHaveBeenCalled();
  button.remove();
});

test('a press on a card that the page has just moved switches nothing off', async () => {
  // The name, by which the card is placed, stays where it is.
  await openOptions('<style class="zoom">html { zoom: 1.1 } body { zoom: calc(1 / 1.1) }</style>');
  const before = cardBox();
  document.querySelector('.zoom')?.remove();
  expect(cardBox().top).not.toBeCloseTo(before.top, 0);
  await press('.turn-off');
  await expectNextToCount();
});

test.runIf('moveBefore' in Element.prototype)(
  'a press on a card that the page has moved, open, into a part that is larger switches nothing off',
  async () => {
    await openOptions('<div id="large" style="zoom: 1.3"></div>');
    const { width } = cardBox();
    const large = document.querySelector('#large') as Element & Mover;
    large.moveBefore(cardHost() as Node, null);
    expect(cardBox().width).toBeGreaterThan(width);
    await isSeenFor(SEEN_MS);
    await press('.turn-off');
    await expectNextToCount();
  },
);

test('a press on a button that the page has just scrolled under the pointer switches nothing off', async () => {
  await open();
  await press('.more');
  await press('.options');
  await isSeenFor(SEEN_MS);
  const scroller = inCard('.scroller');
  const before = scroller.scrollTop;
  // As a search of the page for words of the card does in Chromium.
  scroller.scrollTop = before > 0 ? before - 10 : 10;
  expect(scroller.scrollTop).not.toBe(before);
  await press('.turn-off');
  await expectNextToCount();
});

test('a key that the page sends to a button by moving the focus switches nothing off', async () => {
  await openOptions('<input id="field" />');
  const field = document.querySelector<HTMLInputElement>('#field');
  field?.focus();
  field?.addEventListener('keydown', () => inCard('.turn-off').focus(), { once: true });
  await commands.press('Enter');
  await nextFrames();
  expect(cardRoot().activeElement).toBe(inCard('.turn-off'));
  expect(turnOff).not.toHaveBeenCalled();
  // It has the focus now, as after the key Tab.
  await isSeenFor(SEEN_MS);
  await commands.press('Enter');
  expect(turnOff).toHaveBeenCalledOnce();
});
