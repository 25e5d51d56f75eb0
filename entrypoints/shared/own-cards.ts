import { browser } from 'wxt/browser';
import { loadGlossary, regionsFor } from '@/lib/glossary';
import type { CardOptions } from '@/lib/popover';
import { createCard } from '@/lib/popover/host';
import type { Settings } from '@/lib/settings';
import { createOwnPages } from '@/lib/tabs';
import { browserLanguage } from './browser-language';

const NOTHING = () => undefined;

/**
 * What cards in a page of the extension share: the facts are at hand, no other frame has cards, and links open by themselves.
 * Names in shadow roots are left alone.
 *
 * @param choices what the reader has chosen about cards and facts
 */
export function ownCards(choices: CardOptions['choices'] & Pick<Settings, 'region'>) {
  const pages = createOwnPages(browser);
  return {
    shadowRootOf: () => null,
    askEntry: async (id: string) =>
      loadGlossary(regionsFor(navigator.languages, choices.region)).entry(id) ?? null,
    loadCard: async () => createCard,
    choices,
    browserLanguage: browserLanguage(browser.i18n),
    asksTwice: false,
    cardChanged: NOTHING,
    openGlossary: (id: string) => void pages.open(`/glossary.html#${id}`),
    openSettings: () => void browser.runtime.openOptionsPage(),
    topPage: null,
    remoteCardClosed: NOTHING,
    cardPinned: NOTHING,
    closeOtherCards: NOTHING,
    focusReleased: NOTHING,
    openLink: null,
  } satisfies Partial<CardOptions>;
}
