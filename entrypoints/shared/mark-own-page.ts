import tables from 'virtual:matcher-tables';
import { browser } from 'wxt/browser';
import { followChoices } from '@/lib/frame-life';
import { isClassEntryId, loadGlossary, regionsFor } from '@/lib/glossary';
import { createMatcher, withoutIds } from '@/lib/matcher';
import { createInputHub, watchPage } from '@/lib/page';
import { attachCards } from '@/lib/popover';
import { createCard } from '@/lib/popover/host';
import type { ReadableAreas } from '@/lib/settings/in-page';
import { createOwnPages } from '@/lib/tabs';
import { browserLanguage } from './browser-language';

const NOTHING = () => undefined;

/**
 * Marks the names in a page of the extension and shows their cards, as the reader does in any page and by the same code, so that
 * a sample is what it shows. Names in shadow roots are left alone.
 *
 * @param areas where the choices of the reader are; each change is followed at once
 * @param signal ends it
 */
export function markOwnPage(areas: ReadableAreas, signal: AbortSignal): void {
  const matcher = createMatcher(tables);
  const input = createInputHub(signal);
  const pages = createOwnPages(browser);
  followChoices(
    areas,
    (choices, until) => {
      const page = watchPage({
        root: document,
        matcher: choices.classNames ? matcher : withoutIds(matcher, isClassEntryId),
        input,
        shadowRootOf: () => null,
        shadowsNeedStyles: false,
        look: { style: choices.markStyle, mentions: choices.mentions },
        changed: () => cards.onPageChange(),
        isStale: () => false,
        onError: console.error,
        signal: until,
      });
      const cards = attachCards({
        page,
        input,
        shadowRootOf: () => null,
        askEntry: async (id) =>
          loadGlossary(regionsFor(navigator.languages, choices.region)).entry(id) ?? null,
        loadCard: async () => createCard,
        choices,
        browserLanguage: browserLanguage(browser.i18n),
        hostName: '',
        asksTwice: false,
        turnOff: null,
        undoTurnOff: NOTHING,
        cardChanged: NOTHING,
        openGlossary: (id) => void pages.open(`/glossary.html#${id}`),
        topPage: null,
        remoteCardClosed: NOTHING,
        cardPinned: NOTHING,
        closeOtherCards: NOTHING,
        focusReleased: NOTHING,
        openLink: null,
        stepOn: NOTHING,
        signal: until,
      });
      return { report: () => ({ counts: {}, classCounts: {} }) };
    },
    signal,
  );
}
