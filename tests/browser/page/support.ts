import { expect, onTestFinished, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { compileTerms, createMatcher } from '@/lib/matcher';
import { createInputHub, type PageWatcher, TERM_KEY, type WatchOptions, watchPage } from '@/lib/page';
import { composedOrder } from '@/lib/page/dom/composed-tree';

/** A small glossary of the test's own. */
export const matcher = createMatcher(
  compileTerms([
    { id: 'letrozole', text: 'letrozole' },
    { id: 'letrozole', text: 'Femara' },
    { id: 'trastuzumab', text: 'trastuzumab' },
    { id: 'emtansine', text: 'trastuzumab emtansine' },
    { id: 'emtansine', text: 'T-DM1', exactCase: true },
    { id: 'doxorubicin', text: 'doxorubicin' },
  ]),
);

/** The texts of the ranges that are painted, in document order. */
export function painted(key: string = TERM_KEY): string[] {
  const ranges = [...(CSS.highlights.get(key) ?? [])].filter((range) => range instanceof Range);
  ranges.sort(
    (one, other) =>
      composedOrder(one.startContainer, other.startContainer) || one.startOffset - other.startOffset,
  );
  return ranges.map(String);
}

export function waitForPaint(texts: string[]): Promise<void> {
  return vi.waitFor(() => expect(painted()).toEqual(texts), { timeout: 5000, interval: 20 });
}

/** Moves the real mouse, at the edge of the window, where no name is. */
export async function movePointer(): Promise<void> {
  // The mouse may still be where another file of the run has moved it to: that would be no move.
  const run = window.top as unknown as { pointerMoves?: number };
  run.pointerMoves = (run.pointerMoves ?? 0) + 1;
  await commands.mouseMove(3 + (run.pointerMoves % 2), 1);
}

/** Moves the pointer, as a reader does, until something is so. */
export function moveUntil(isSo: () => void): Promise<void> {
  return vi.waitFor(
    async () => {
      await movePointer();
      isSo();
    },
    { timeout: 10_000, interval: 50 },
  );
}

/** Waits until the browser has drawn what has changed, and has reported scrolling. */
export async function nextFrames(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}

/** What makes a page so long that it scrolls. */
export const SPACE = '<div style="height: 3000px"></div>';

/** Scrolls an element, or the page, and waits until that is reported. */
export async function scroll(scroller: Element | Window = window): Promise<void> {
  scroller.scrollBy({ top: 1, behavior: 'instant' });
  await nextFrames();
}

/** Puts a page into the document and watches it. */
export function watch(
  html: string,
  changed: () => void = () => undefined,
): { page: PageWatcher; end: AbortController } {
  document.body.innerHTML = html;
  const end = new AbortController();
  return { page: watchDocument(changed, end.signal), end };
}

/** The shadow roots that `attach` has made: like a content script, the tests see closed ones too. */
const roots = new WeakMap<Element, ShadowRoot>();

/** Gives an element a closed shadow root. */
export function attach(element: Element, html: string): ShadowRoot {
  const root = element.attachShadow({ mode: 'closed' });
  root.innerHTML = html;
  roots.set(element, root);
  return root;
}

/** The shadow root of an element, as a content script is given it. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  return element.shadowRoot ?? roots.get(element) ?? null;
}

/**
 * Watches the document as it is.
 *
 * @param others options other than those of most tests
 */
export function watchDocument(
  changed: () => void,
  signal: AbortSignal,
  others: Partial<WatchOptions> = {},
): PageWatcher {
  return watchPage({
    root: document,
    matcher,
    input: createInputHub(signal),
    shadowRootOf,
    needsSheets: navigator.userAgent.includes('Firefox'),
    marks: { style: 'quiet', mentions: 'auto' },
    changed,
    isStale: () => false,
    onError: (error) => {
      throw error;
    },
    signal,
    ...others,
  });
}

/**
 * Lets the clock that work is measured by go on with the frames alone, until the test ends: no budget of time is used up because
 * the machine is busy. What is asked of each frame, or of the order of work, is asked of a machine that keeps up.
 *
 * @returns lets some milliseconds pass, as for work that takes so long
 */
export function goByFrames(): (milliseconds: number) => void {
  let now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  let frame = requestAnimationFrame(function next() {
    now += 1000 / 60;
    frame = requestAnimationFrame(next);
  });
  onTestFinished(() => {
    cancelAnimationFrame(frame);
    clock.mockRestore();
  });
  return (milliseconds) => {
    now += milliseconds;
  };
}
