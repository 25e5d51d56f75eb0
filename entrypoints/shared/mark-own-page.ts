import tables from 'virtual:matcher-tables';
import { followChoices } from '@/lib/frame-life';
import { isClassEntryId } from '@/lib/glossary';
import { createMatcher, withoutIds } from '@/lib/matcher';
import { createInputHub, watchPage } from '@/lib/page';
import { attachCards } from '@/lib/popover';
import type { ReadableAreas } from '@/lib/settings/in-page';
import { ownCards } from './own-cards';

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
  followChoices(
    areas,
    (choices, until) => {
      const page = watchPage({
        root: document,
        matcher: choices.classNames ? matcher : withoutIds(matcher, isClassEntryId),
        input,
        shadowRootOf: () => null,
        needsSheets: false,
        marks: { style: choices.markStyle, mentions: choices.mentions },
        changed: () => cards.onPageChange(),
        isStale: () => false,
        onError: console.error,
        signal: until,
      });
      const cards = attachCards({
        ...ownCards(choices),
        page,
        input,
        hostName: '',
        turnOff: null,
        undoTurnOff: NOTHING,
        stepOn: NOTHING,
        signal: until,
      });
      return { report: () => ({ counts: {}, classCounts: {} }) };
    },
    signal,
  );
}
