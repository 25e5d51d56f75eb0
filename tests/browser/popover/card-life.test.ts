import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { CardHost } from '@/lib/popover/host/card-host';
import { CLOSE_MS } from '@/lib/popover/hover/hover-intent';
import { painted } from '../page/support';
import {
  cardBox,
  cardCovers,
  cardHost,
  cardRoot,
  closePage,
  hover,
  middleOf,
  nameLine,
  nextFrames,
  openByHover,
  openPage,
  restAt,
  stopClock,
  waitForNoCard,
} from './support';

const NAME = nameLine('a', 'letrozole', { top: 300 });
const LONG_PAGE = `${NAME}<p style="margin-top: 4000px">end</p>`;

/** The names that are marked as the one with the open card. */
const active = () => painted('glossary-term-active');

afterEach(closePage);

function endOfTest(): AbortController {
  const end = new AbortController();
  onTestFinished(() => end.abort());
  return end;
}

test('a card opens under a resting pointer, marks the name, and closes when the pointer leaves', async () => {
  await openPage(NAME, ['letrozole']);
  await openByHover('#a');
  expect(active()).toEqual(['letrozole']);
  await commands.mouseMove(900, 650);
  await waitForNoCard();
  expect(active()).toEqual([]);
});

test('a card follows its name when the page scrolls, and closes when the name is out of view', async () => {
  await openPage(LONG_PAGE, ['letrozole']);
  await openByHover('#a');
  window.scrollTo(0, 100);
  await vi.waitFor(() => expect(cardCovers(middleOf('#a').x, middleOf('#a').bottom + 20)).toBe(true));
  window.scrollTo(0, 3000);
  await waitForNoCard();
});

test('a card stays when the page makes up that the pointer has left it', async () => {
  await openPage(`${NAME}<iframe></iframe>`, ['letrozole']);
  const card = await openByHover('#a');
  stopClock();
  const madeUp = { pointerType: 'mouse', bubbles: true };
  document.documentElement.dispatchEvent(new PointerEvent('pointerleave', madeUp));
  document.querySelector('iframe')?.dispatchEvent(new PointerEvent('pointerover', madeUp));
  await vi.advanceTimersByTimeAsync(2 * CLOSE_MS);
  expect(cardHost()).toBe(card);
});

test('neither press nor release of the Escape that closes a card reaches the page, those of the next one do', async () => {
  await openPage(NAME, ['letrozole']);
  const heard: string[] = [];
  const { signal } = endOfTest();
  for (const type of ['keydown', 'keyup']) window.addEventListener(type, () => heard.push(type), { signal });
  await openByHover('#a');
  await commands.press('Escape');
  await waitForNoCard();
  expect(heard).toEqual([]);
  await commands.press('Escape');
  await vi.waitFor(() => expect(heard).toEqual(['keydown', 'keyup']));
});

test('a card closes when its name is removed', async () => {
  await openPage(NAME, ['letrozole']);
  await openByHover('#a');
  document.querySelector('#a')?.remove();
  await waitForNoCard();
});

test('a card closes when the page removes it, without a move of the pointer', async () => {
  await openPage(NAME, ['letrozole']);
  const card = await openByHover('#a');
  expect(active()).toEqual(['letrozole']);
  card.remove();
  await nextFrames();
  expect(active()).toEqual([]);
});

describe('a page that prevents the card from being shown', () => {
  const heard = vi.fn();

  /** @returns what is marked as the name with the open card, and lets cards be shown again */
  async function openHostilePage(onToggle: (event: Event) => void) {
    const { signal, page } = await openPage(NAME, ['letrozole']);
    const setActive = vi.spyOn(page, 'setActive');
    const toggles = new AbortController();
    document.addEventListener('beforetoggle', onToggle, { capture: true, signal: toggles.signal });
    document.addEventListener('keydown', ({ key }) => heard(key), { signal });
    heard.mockClear();
    onTestFinished(() => toggles.abort());
    return { setActive, letCardsOpen: () => toggles.abort() };
  }

  test.each<[string, (event: Event) => void]>([
    ['cancels the event before', (event) => event.preventDefault()],
    ['removes the card before', ({ target }) => target instanceof Element && target.remove()],
    [
      'moves the card into a frame before',
      ({ target }) => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        if (target instanceof HTMLElement) frame.contentDocument?.body.append(target);
        if (target instanceof HTMLElement) target.showPopover();
      },
    ],
  ])('and %s leaves no card half open', async (_, onToggle) => {
    const { setActive, letCardsOpen } = await openHostilePage(onToggle);
    const shown = vi.spyOn(CardHost.prototype, 'show');
    await hover('#a');
    await vi.waitFor(() => expect(shown).toHaveBeenCalled(), { timeout: 3000 });
    shown.mockRestore();
    expect(cardHost()).toBeNull();
    for (const frame of document.querySelectorAll('iframe'))
      expect(frame.contentDocument?.querySelector('glossary-card')).toBeNull();
    expect(setActive.mock.calls.flat().filter((mention) => mention !== null)).toEqual([]);
    // An open card would keep the key from the page.
    await commands.press('Escape');
    expect(heard).toHaveBeenCalledExactlyOnceWith('Escape');
    letCardsOpen();
    await restAt(900, 650);
    await openByHover('#a');
    expect(active()).toEqual(['letrozole']);
  });
});

describe('a page that meddles with the element of a card', () => {
  const elements = () => [...document.querySelectorAll<HTMLElement>('glossary-card')];

  /** Does something whenever such an element comes or goes, until the test ends. */
  function observe(change: (record: MutationRecord) => void): void {
    const observer = new MutationObserver((records) => records.forEach(change));
    observer.observe(document, { subtree: true, childList: true });
    onTestFinished(() => {
      observer.disconnect();
      for (const element of elements()) element.remove();
    });
  }
  const isCard = (node: Node): node is HTMLElement => node.nodeName === 'GLOSSARY-CARD';

  test('and clones it has empty elements, and cards that open and close as before', async () => {
    await openPage(NAME, ['letrozole']);
    const card = await openByHover('#a');
    const clone = card.cloneNode(true) as HTMLElement;
    document.body.append(clone);
    onTestFinished(() => clone.remove());
    clone.showPopover();
    expect(clone.shadowRoot).toBeNull();
    await commands.mouseMove(900, 650);
    await vi.waitFor(() => expect(elements()).toEqual([clone]), 3000);
    await hover('#a');
    await vi.waitFor(() => expect(elements()).toHaveLength(2), 3000);
    expect(active()).toEqual(['letrozole']);
  });

  test('and puts it back when it goes has an empty element, and is left alone with its keys', async () => {
    await openPage(NAME, ['letrozole']);
    const card = await openByHover('#a');
    const root = cardRoot();
    observe(({ removedNodes }) => {
      for (const node of removedNodes) {
        if (!isCard(node)) continue;
        document.body.append(node);
        node.showPopover();
      }
    });
    await commands.mouseMove(900, 650);
    await vi.waitFor(() => expect(card.parentNode).toBe(document.body), 3000);
    expect(root.textContent).toBe('');
    expect(active()).toEqual([]);
    const heard = vi.fn();
    window.addEventListener('keydown', ({ key }) => heard(key), { signal: endOfTest().signal });
    await commands.press('Escape');
    expect(heard).toHaveBeenCalledExactlyOnceWith('Escape');
    await hover('#a');
    await vi.waitFor(() => expect(active()).toEqual(['letrozole']), 3000);
    expect(elements()).toHaveLength(2);
  });

  test('and takes it away as it comes gets one for each rest of the pointer', async () => {
    let count = 0;
    observe(({ addedNodes }) => {
      for (const node of addedNodes) {
        if (!isCard(node)) continue;
        node.remove();
        count += 1;
      }
    });
    await openPage(NAME, ['letrozole']);
    const { x, y } = middleOf('#a');
    // Each in one move: between two, on a busy machine, the pointer may have rested for long enough.
    await commands.mouseMove(x, y);
    await vi.waitFor(() => expect(count).toBe(1), 3000);
    await nextFrames();
    await commands.mouseMove(900, 650);
    await commands.mouseMove(x, y);
    await vi.waitFor(() => expect(count).toBeGreaterThan(1), 3000);
    expect(count).toBe(2);
  });

  test('and lets nothing run for a while has a card that closes after that', async () => {
    await openPage(NAME, ['letrozole']);
    await openByHover('#a');
    const left = commands.mouseMove(900, 650);
    const { timeStamp } = new Event('now');
    while (new Event('now').timeStamp - timeStamp < 1000);
    await left;
    await waitForNoCard();
    await openByHover('#a');
  });
});

describe('scrolling with an open card', () => {
  /** The number of times that layout is read after a change of the card: each makes the browser lay the page out at once. */
  function countForcedLayouts(): { forced: number; moves: number } {
    const counts = { forced: 0, moves: 0 };
    const count = (changes: number) => {
      counts.moves += changes > 0 ? 1 : 0;
      return changes > 0;
    };
    const changes = new MutationObserver((records) => count(records.length));
    changes.observe(cardRoot(), { subtree: true, attributeFilter: ['style'] });
    onTestFinished(() => changes.disconnect());
    const spyOn = <T extends object>(prototype: T, name: keyof T & string) => {
      const original = prototype[name] as (...values: unknown[]) => unknown;
      Object.assign(prototype, {
        [name](this: unknown, ...values: unknown[]) {
          if (count(changes.takeRecords().length)) counts.forced += 1;
          return original.apply(this, values);
        },
      });
      onTestFinished(() => void Object.assign(prototype, { [name]: original }));
    };
    spyOn(Element.prototype, 'getBoundingClientRect');
    spyOn(Range.prototype, 'getClientRects');
    spyOn(Document.prototype, 'elementFromPoint');
    spyOn(Document.prototype, 'caretPositionFromPoint');
    return counts;
  }

  test('moves the card once a frame, and reads no layout after that', async () => {
    const scroller =
      '<div class="scroller" style="height: 50px; overflow: auto"><p style="height: 500px"></p></div>';
    await openPage(scroller.repeat(4) + LONG_PAGE, ['letrozole']);
    await openByHover('#a');
    await nextFrames();
    const before = cardBox().top;
    const counts = countForcedLayouts();
    for (let frame = 0; frame < 5; frame++) {
      window.scrollBy({ top: 2, behavior: 'instant' });
      // Each of them is a further event in the same frame.
      for (const one of document.querySelectorAll('.scroller')) one.scrollBy({ top: 2, behavior: 'instant' });
      await new Promise(requestAnimationFrame);
    }
    await nextFrames();
    expect(counts.moves).toBeGreaterThan(0);
    expect(counts.moves).toBeLessThanOrEqual(5);
    expect(counts.forced).toBe(0);
    expect(cardBox().top).toBeCloseTo(before - 10, 0);
  });
});
