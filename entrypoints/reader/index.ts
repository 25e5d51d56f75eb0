// The largest text by far comes first in the script, which is smaller then when it is compressed.
import tables from 'virtual:matcher-tables';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import {
  ACTIVITY_EVENTS,
  cardMessageHandlers,
  connectFrames,
  createEntryQuestion,
  createErrorReporter,
  createInvalidationCheck,
  exposeReader,
  type FrameContext,
  followChoices,
  type HighlightEvents,
  type Highlights,
  loadCard,
  removePreviousInstance,
  topPageMaySee,
} from '@/lib/frame-life';
import { isClassEntryId } from '@/lib/glossary';
import { createMatcher, type Matcher, withoutIds } from '@/lib/matcher';
import {
  createInputHub,
  framePath,
  type InputHub,
  listNames,
  removeLeftHighlights,
  watchPage,
} from '@/lib/page';
import { attachCards } from '@/lib/popover';
import { post } from '@/lib/protocol';
import { listenInFrame } from '@/lib/protocol/in-frame';
import type { PageChoices } from '@/lib/settings/in-page';
import { browserLanguage } from '../shared/browser-language';
import { contentBrowser, shadowRootOf } from '../shared/content-browser';

// Made once in a frame, when highlights are first switched on.
let matcher: Matcher | undefined;

/** The background puts this script into the documents where the scout has found text that may hold a name. */
export default defineUnlistedScript(() => exposeReader(showHighlights));

/** Highlights the names in this frame and shows their cards, until the context ends. */
function showHighlights(context: FrameContext, events: HighlightEvents): Highlights {
  const { signal } = context;
  removeLeftHighlights();
  removePreviousInstance(shadowRootOf);
  const input = createInputHub(signal);
  const checkInvalidated = createInvalidationCheck(context);
  // First of all, so that nothing else hears of the event that ends the context.
  for (const type of ACTIVITY_EVENTS) input.on(type, checkInvalidated, signal);
  return followChoices(
    events.areas,
    (choices, until) => show(choices, until, { context, input, events }),
    signal,
  );
}

interface Surroundings {
  context: FrameContext;
  input: InputHub;
  events: HighlightEvents;
}

/** @param signal ends these highlights: with the context, or before, when the reader chooses other ones */
function show(
  choices: PageChoices,
  signal: AbortSignal,
  { context, input, events: { changed, turnOff } }: Surroundings,
): Highlights {
  const { runtime, i18n } = contentBrowser;
  const onError = createErrorReporter(runtime);
  matcher ??= createMatcher(tables);
  const isOfTopPage = topPageMaySee(window);
  /** Whether the page has changed what stood in a card. */
  let hasChangedCard = false;

  const page = watchPage({
    root: document,
    matcher: choices.classNames ? matcher : withoutIds(matcher, isClassEntryId),
    input,
    shadowRootOf,
    // BROWSER-BUGS.md#highlights-in-shadow-roots and #styles-wait-for-the-document
    needsSheets: import.meta.env.FIREFOX,
    marks: { style: choices.markStyle, mentions: choices.mentions },
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
    askEntry: createEntryQuestion(runtime, context, onError),
    loadCard: () => loadCard(runtime),
    choices,
    // Chromium asks another process for its messages, and waits for the answer: 3 ms before the first mark.
    get browserLanguage() {
      return browserLanguage(i18n);
    },
    // In a frame the site is that of the top page, which a frame of another origin need not know.
    hostName: window === window.top ? location.hostname : '',
    asksTwice: window !== window.top && !isOfTopPage,
    turnOff,
    undoTurnOff: () => void post(runtime, 'undo-turn-off', {}).catch(onError),
    cardChanged() {
      hasChangedCard = true;
      changed();
    },
    // What goes through the background: links, pages of the extension, other frames, and `topPage`, which is null in the top page
    // and where that must not see the cards of this frame.
    //
    // A frame cannot tell how it is sandboxed. A top page is only by its own policy, and then it mostly has no origin.
    ...connectFrames(runtime, isOfTopPage, window !== window.top || window.origin === 'null'),
    signal,
  });
  listenInFrame(
    { runtime, onError, signal },
    {
      ...cardMessageHandlers(cards),
      async 'ask-names'() {
        const names = await listNames(page.mentions(), signal);
        const { readerAt } = cards;
        // The popup may have closed meanwhile.
        post(runtime, 'frame-names', { names, path: framePath(window), readerAt }).catch(() => undefined);
      },
    },
  );

  return {
    report() {
      const counts = [...page.counts];
      return {
        counts: Object.fromEntries(counts.filter(([id]) => !isClassEntryId(id))),
        classCounts: Object.fromEntries(counts.filter(([id]) => isClassEntryId(id))),
        readerAt: cards.readerAt,
        ...(hasChangedCard && { hasChangedCard }),
      };
    },
  };
}
