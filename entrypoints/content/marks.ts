import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { buildGlossary, type Entry, facts, type Glossary, matcherTerms } from '@/lib/glossary';
import { createMatcher, type Matcher } from '@/lib/matcher';
import { watchPage } from '@/lib/page';
import { attachCards } from '@/lib/popover';
import { parseMessage } from '@/lib/protocol';
import { browserLanguage } from '../shared/browser-language';
import { connectFrames } from './connect-frames';
import { removeLeftovers } from './leftovers';
import { shadowRootOf } from './shadow-root-of';

export interface Marks {
  /** Number of mentions of each drug and class in this frame. */
  readonly counts: ReadonlyMap<string, number>;
  /** When the reader last stepped or pressed in this frame, milliseconds since 1970; undefined when never. */
  readonly readerAt: number | undefined;
}

// Made once in a frame: the matcher when marks are first switched on, the glossary when a card is first opened.
let matcher: Matcher | undefined;
let glossary: Glossary | undefined;

/** Of a pointer that moves on and on, not more often than this. */
const ASK_MS = 500;

/** What a reader does first, with pointer, finger or keys. */
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'visibilitychange'];

/** Marks the names in this frame and shows their cards, until the context ends. */
export function startMarks(
  ctx: ContentScriptContext,
  { turnOff, changed }: { turnOff(): void; changed(): void },
): Marks {
  const { signal } = ctx;
  removeLeftovers();
  // After the extension is switched off or updated no code of it runs but this: asking is what ends the context.
  // On the window and first of all, so that nothing else hears of the event.
  let asked = Number.NEGATIVE_INFINITY;
  const ask = ({ type, timeStamp }: Event) => {
    // Asking takes as long as the rest of what we do when the pointer moves, which it does with each frame.
    if (type === 'pointermove' && timeStamp - asked < ASK_MS) return;
    asked = timeStamp;
    void ctx.isInvalid;
  };
  for (const type of SIGNS_OF_LIFE) {
    window.addEventListener(type, ask, { capture: true, passive: true, signal });
  }

  matcher ??= createMatcher(matcherTerms(facts));

  const page = watchPage({
    root: document,
    matcher,
    shadowRootOf,
    // Chromium takes the rules of the document there.
    shadowsNeedStyles: import.meta.env.FIREFOX,
    changed: onPageChange,
    isStale: () => ctx.isInvalid,
    signal,
  });
  const cards = attachCards({
    page,
    shadowRootOf,
    entry: entryOf,
    browserLanguage: browserLanguage(),
    turnOff,
    ...connectFrames(browser.runtime),
    signal,
  });

  function onPageChange(): void {
    cards.pageChanged();
    changed();
  }

  const onMessage = async (value: unknown): Promise<unknown> => {
    const message = parseMessage(value);
    if (message?.type === 'step') return cards.step(message);
    if (message?.type === 'close-cards') cards.dismiss();
    if (message?.type === 'card-stays') cards.staysElsewhere();
    if (message?.type === 'focus-is-free') cards.takeFocusBack();
    if (message?.type === 'go-to') return cards.goTo(message.id, message.from);
    if (message?.type === 'show-in-top-page') return cards.openFar(message.card);
    if (message?.type === 'left-in-frame') cards.leaveFar(message);
    if (message?.type === 'closed-in-top-page') cards.farWasClosed(message.key);
    return undefined;
  };
  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => {
    // Chromium throws where the extension is gone, and its events with it.
    if (browser.runtime?.id !== undefined) browser.runtime.onMessage.removeListener(onMessage);
  });

  return {
    counts: page.counts,
    get readerAt() {
      return cards.readerAt;
    },
  };
}

function entryOf(id: string): Entry | undefined {
  glossary ??= buildGlossary(facts);
  return glossary.entry(id);
}
