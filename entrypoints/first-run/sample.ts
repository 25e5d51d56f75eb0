import tables from 'virtual:matcher-tables';
import { browser } from 'wxt/browser';
import { cardMessageHandlers } from '@/lib/frame-life';
import type { Language } from '@/lib/locales';
import { createMatcher } from '@/lib/matcher';
import { createInputHub, watchPage } from '@/lib/page';
import { attachCards } from '@/lib/popover';
import { type Direction, on } from '@/lib/protocol';
import type { ShowMarks } from '@/lib/screens';
import type { Settings } from '@/lib/settings';
import { ownCards } from '../shared/own-cards';

/** In a window of this width the card has room below the sample text, where it covers nothing. CSS pixels. */
const MIN_WIDTH = 861;

/**
 * The marks and cards of the sample are those of any page: the same code as in the reader, with the facts at hand. The keys of the
 * extension reach them as they reach the cards of a page.
 *
 * @param choices what the reader has chosen about marks and cards
 */
export function sampleIn(language: Language, choices: Settings): ShowMarks {
  const matcher = createMatcher(tables);
  let isFirstLook = matchMedia(`(min-width: ${MIN_WIDTH}px)`).matches;

  return (switched, signal) => {
    const input = createInputHub(signal);
    const page = watchPage({
      root: document,
      matcher,
      input,
      shadowRootOf: () => null,
      needsSheets: false,
      marks: { style: choices.markStyle, mentions: choices.mentions },
      changed() {
        cards.onPageChange();
        const last = page.mentions().at(-1);
        if (!isFirstLook || !last) return;
        isFirstLook = false;
        void cards.open(last);
      },
      isStale: () => false,
      onError: console.error,
      signal,
    });
    const cards = attachCards({
      ...ownCards(choices),
      page,
      input,
      browserLanguage: language,
      hostName: '',
      turnOff: async () => {
        switched(false);
        return true;
      },
      undoTurnOff: () => switched(true),
      stepOn: (direction, otherThan) => void step(direction, otherThan),
      signal,
    });

    /** In a page of the extension there are no other frames to step to. */
    async function step(direction: Direction, otherThan: string | undefined): Promise<void> {
      const request = { direction, otherThan };
      if (!(await cards.step({ ...request, from: 'here' }))) await cards.step({ ...request, from: 'edge' });
    }

    on(
      { runtime: browser.runtime, receiver: 'page-frame', onError: console.error, signal },
      cardMessageHandlers(cards),
    );
  };
}
