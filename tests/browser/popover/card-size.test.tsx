import '@fontsource/noto-sans/400.css';
import '@fontsource/noto-sans/600.css';
import '@fontsource/noto-sans/700.css';
import { render } from 'preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import cardStyles from '@/lib/card/card.css?inline';
import type { Drug, Entry, Language } from '@/lib/glossary';
import { CardDialog } from '@/lib/popover/host/CardDialog';
import hostStyles from '@/lib/popover/host/popover.css?inline';
import { CARD_WIDTH } from '@/lib/popover/place/placement';
import { glossary } from '../card/show-card';

/**
 * The largest height of a card that has just opened, with nothing expanded, in CSS pixels. In English that is the height from which
 * a card scrolls (`MAX_HEIGHT` of placement.ts); French takes up to six lines more.
 * A long name that the page uses takes up to two lines beside the heading.
 */
const MAX_HEIGHT = { en: 480, fr: 610 };

const NAME_LINES = 40;

afterEach(() => {
  render(null, document.querySelector('main') ?? document.body);
  document.body.replaceChildren();
});

/** The same on each machine, and wider than the system fonts of Windows, macOS and Android. */
const FONT = 'Noto Sans';

beforeAll(async () => {
  await Promise.all([400, 600, 700].map((weight) => document.fonts.load(`${weight} 13px "${FONT}"`)));
});

/** @returns the card as it is in a page with room enough */
function show(entry: Entry, language: Language, letters = ''): HTMLElement {
  document.body.innerHTML = `<style>${cardStyles}${hostStyles}.tokens { --font: "${FONT}" }</style><main class="tokens" data-sheet="false" style="width: ${CARD_WIDTH}px"></main>`;
  const main = document.querySelector('main') as HTMLElement;
  render(
    <CardDialog
      entry={entry}
      entryOf={() => null}
      pointedAt={{ normalizedText: letters, definedHere: false }}
      language={language}
      steps={undefined}
      hostName="example.org"
      onClose={() => undefined}
      onTurnOff={() => undefined}
    />,
    main,
  );
  return main;
}

/** The longest name under which a page may call it. */
function longestName(drug: Drug, language: Language): string {
  const names = drug.otherNames[language].map(({ text }) => text);
  return names.reduce((one, other) => (other.length > one.length ? other : one), '');
}

describe.each(['en', 'fr'] as const)('a card that has just opened, in %s,', (language) => {
  test.each(glossary.drugs.map((drug) => [drug.id, drug] as const))('keeps %s short', (_, drug) => {
    for (const letters of ['', longestName(drug, language)]) {
      const { width, height } = show(drug, language, letters).getBoundingClientRect();
      expect(width, letters).toBeLessThanOrEqual(CARD_WIDTH);
      expect(height, letters).toBeLessThanOrEqual(MAX_HEIGHT[language] + (letters === '' ? 0 : NAME_LINES));
    }
  });

  test.each(glossary.classes.map((entry) => [entry.drugClass.id, entry] as const))(
    'keeps the class %s short',
    (_, entry) => {
      expect(show(entry, language).getBoundingClientRect().height).toBeLessThanOrEqual(MAX_HEIGHT[language]);
    },
  );

  test('has no target below 24 px of height or width, except in a sentence', () => {
    const main = show(glossary.entry('letrozole') as Entry, language);
    for (const button of main.querySelectorAll<HTMLElement>('.options, .close, .more, .chip')) {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      expect(right - left, button.outerHTML).toBeGreaterThanOrEqual(24);
      // The target is larger than its letters: no text covers its edges, and the card does not cut them off.
      const middle = (top + bottom) / 2;
      for (const y of [middle - 11.5, middle + 11.5]) {
        const pressed = document.elementFromPoint((left + right) / 2, y);
        expect(button.contains(pressed), button.outerHTML).toBe(true);
      }
    }
  });
});
