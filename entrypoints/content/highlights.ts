import tables from 'virtual:matcher-tables';
import { browser } from 'wxt/browser';
import {
  ACTIVITY_EVENTS,
  cardMessageHandlers,
  connectFrames,
  createEntryQuestion,
  createInvalidationCheck,
  type FrameContext,
  type HighlightEvents,
  type Highlights,
  removePreviousInstance,
  topPageMaySee,
} from '@/lib/frame-life';
import { createMatcher, type Matcher } from '@/lib/matcher';
import { ACTIVE_KEY, createInputHub, TERM_KEY, watchPage } from '@/lib/page';
import { attachCards } from '@/lib/popover';
import { on } from '@/lib/protocol';
import { browserLanguage } from '../shared/browser-language';

/** What only content scripts have, and the packages of types do not know. */
declare global {
  var chrome: { dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } } | undefined;
  interface Element {
    /** Firefox. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
}

// Made once in a frame, when highlights are first switched on.
let matcher: Matcher | undefined;

/**
 * Highlights the names in this frame and shows their cards, until the context ends.
 *
 * @param onError is called with what fails here
 */
export function showHighlights(
  context: FrameContext,
  { changed, turnOff }: HighlightEvents,
  onError: (error: unknown) => void,
): Highlights {
  const { runtime } = browser;
  const { signal } = context;
  removePreviousInstance([TERM_KEY, ACTIVE_KEY]);
  const input = createInputHub(signal);
  const checkInvalidated = createInvalidationCheck(context);
  // First of all, so that nothing else hears of the event that ends the context.
  for (const type of ACTIVITY_EVENTS) input.on(type, checkInvalidated, signal);

  matcher ??= createMatcher(tables);

  const page = watchPage({
    root: document,
    matcher,
    input,
    shadowRootOf,
    // BROWSER-BUGS.md#highlights-in-shadow-roots
    shadowsNeedStyles: import.meta.env.FIREFOX,
    changed() {
      cards.onPageChange();
      changed();
    },
    isStale: () => context.isInvalid,
    onError,
    signal,
  });
  const cards = attachCards({
    page,
    input,
    shadowRootOf,
    askEntry: createEntryQuestion(runtime, context),
    browserLanguage: browserLanguage(),
    turnOff,
    ...connectFrames(runtime, topPageMaySee(window)),
    signal,
  });
  on({ runtime, receiver: 'page-frame', onError, signal }, cardMessageHandlers(cards));

  return {
    counts: page.counts,
    get readerAt() {
      return cards.readerAt;
    },
  };
}

/** @returns the shadow root of an element, a closed one too, or null (BROWSER-BUGS.md#shadow-root-of-an-element) */
function shadowRootOf(element: Element): ShadowRoot | null {
  if (import.meta.env.FIREFOX) return element.openOrClosedShadowRoot ?? null;
  try {
    return globalThis.chrome?.dom.openOrClosedShadowRoot(element) ?? null;
  } catch {
    // The extension is gone: a timer or an observer may ask before the next event ends this script.
    return null;
  }
}
