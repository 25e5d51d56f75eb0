import { expect, vi } from 'vitest';
import type { PageCards } from '@/lib/popover';
import { painted } from '../page/support';
import { openPage, type PageWithCards } from '../popover/support';

/** The text of the name whose card is open, and the place of that text in the window. */
interface Stop {
  text: string | undefined;
  box: DOMRect | undefined;
}

/** Steps through a page to its end, as the key does; a page that goes round in a circle ends after 20 steps. */
export async function stepThrough(cards: PageCards): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < 20 && (await cards.step({ direction: 'next', from: 'here' }))) {
    const [range] = CSS.highlights.get('glossary-term-active') ?? [];
    stops.push({
      text: painted('glossary-term-active')[0],
      box: range instanceof Range ? range.getBoundingClientRect() : undefined,
    });
  }
  return stops;
}

/**
 * Opens an application: marks and cards are there before its content comes. Waits until all of that is read.
 *
 * @param names some that are marked when it has been read
 */
export async function openApp(html: string, ...names: string[]): Promise<PageWithCards> {
  const opened = await openPage('', []);
  const before = opened.readings();
  document.body.innerHTML = html;
  await vi.waitFor(() => expect(opened.readings()).toBeGreaterThan(before), { timeout: 5000 });
  await vi.waitFor(() => expect(painted()).toEqual(expect.arrayContaining(names)), { timeout: 5000 });
  return opened;
}

/** Takes a sample of each frame right before it is painted, until the signal. */
export function sampleFrames<T>(sample: () => T, signal: AbortSignal): T[] {
  const samples: T[] = [];
  const sizes = new ResizeObserver(() => samples.push(sample()));
  const observe = () => {
    sizes.disconnect();
    sizes.observe(document.documentElement);
  };
  // In Firefox, what observes last runs last: this observer is told of a change after that of the page watcher.
  const changes = new MutationObserver(() => queueMicrotask(observe));
  changes.observe(document, { subtree: true, childList: true, characterData: true });
  const again = () => {
    if (signal.aborted) return;
    observe();
    requestAnimationFrame(again);
  };
  again();
  signal.addEventListener('abort', () => {
    changes.disconnect();
    sizes.disconnect();
  });
  return samples;
}

/** The element that a selector finds. @throws Error when there is none */
export function get(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}
