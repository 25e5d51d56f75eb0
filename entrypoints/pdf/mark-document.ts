import tables from 'virtual:matcher-tables';
import { browser } from 'wxt/browser';
import { cardMessageHandlers, followChoices } from '@/lib/frame-life';
import { isClassEntryId } from '@/lib/glossary';
import { createMatcher, withoutIds } from '@/lib/matcher';
import { createInputHub } from '@/lib/page';
import { createSteps, type OpenPdf, PdfMarks, type Steps } from '@/lib/pdf';
import { attachCards } from '@/lib/popover';
import { on, post } from '@/lib/protocol';
import type { NamesView } from '@/lib/screens';
import type { ReadableAreas } from '@/lib/settings/in-page';
import { ownCards } from '../shared/own-cards';

const NOTHING = () => undefined;

export interface MarkEvents {
  /** Where the marks read what the reader has chosen. */
  areas: ReadableAreas;
  /** More of the document has been read. */
  onRead(names: Omit<NamesView, 'pages'>): void;
  /** Switches marks off on the site of the document; null where it has none. */
  turnOff: (() => Promise<boolean>) | null;
  /** Undoes that. */
  turnOn(): void;
}

/**
 * Marks the names of a document and shows their cards, as the reader does in any page and by the same code; the keys of the
 * extension and the popup reach them as they reach the cards of a page.
 *
 * @param signal ends it
 * @returns gives the steps through the names; null while there are none, because the reader's choices are being read
 */
export function markDocument(
  { view, askedAddress }: OpenPdf,
  { areas, onRead, turnOff, turnOn }: MarkEvents,
  signal: AbortSignal,
): () => Steps | null {
  const matcher = createMatcher(tables);
  const input = createInputHub(signal);
  let current: Steps | null = null;

  followChoices(
    areas,
    (choices, until) => {
      const marks = new PdfMarks(view, {
        matcher: choices.classNames ? matcher : withoutIds(matcher, isClassEntryId),
        marks: { style: choices.markStyle, onlyFirst: choices.mentions === 'first-in-paragraph' },
        changed() {
          cards.onPageChange();
          const { readPages, hasText } = marks.names;
          onRead({ names: marks.names.list(), readPages, hasText });
          if (isAsked && marks.names.isDone) tellNames();
        },
        signal: until,
      });
      const cards = attachCards({
        ...ownCards(choices),
        page: marks,
        input,
        hostName: askedAddress === null ? '' : new URL(askedAddress).hostname,
        turnOff,
        undoTurnOff: turnOn,
        stepOn: (direction, otherThan) => void steps.step(direction, otherThan),
        signal: until,
      });
      /** Whether the popup has asked before all was read: it is told once more then. */
      let isAsked = false;
      const steps = createSteps(marks, cards);
      current = steps;
      on(
        { runtime: browser.runtime, receiver: 'page-frame', onError: console.error, signal: until },
        {
          ...cardMessageHandlers(cards),
          step: ({ direction, otherThan }) => steps.step(direction, otherThan),
          'go-to-entry': ({ id, direction }) => steps.goTo(id, direction),
          'ask-names'() {
            isAsked = true;
            tellNames();
          },
        },
      );
      function tellNames(): void {
        isAsked &&= !marks.names.isDone;
        const names = marks.names.list().map(({ id, count, text }, place) => ({ id, count, text, place }));
        const { readerAt } = cards;
        // The popup may have closed meanwhile.
        post(browser.runtime, 'frame-names', { names, path: [], readerAt }).catch(NOTHING);
      }
      return { report: () => ({ counts: {}, classCounts: {} }) };
    },
    signal,
  );
  return () => current;
}
