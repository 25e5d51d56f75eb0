import type { REGIONS } from '@/data/values';

/** Where a medicine is sold and a regulator's decision holds. */
export type Region = (typeof REGIONS)[number];

/** For a reader in Canada, and for one of whom nothing is known: the base document is Canadian. */
const FROM_CANADA: readonly Region[] = ['CA', 'US', 'EU', 'UK', 'FR'];
const FROM_UNITED_STATES: readonly Region[] = ['US', 'CA', 'EU', 'UK', 'FR'];
const FROM_FRANCE: readonly Region[] = ['FR', 'EU', 'CA', 'UK', 'US'];
const FROM_UNITED_KINGDOM: readonly Region[] = ['UK', 'EU', 'CA', 'US', 'FR'];
const FROM_EUROPE: readonly Region[] = ['EU', 'UK', 'FR', 'CA', 'US'];

/** Countries whose medicines the European Medicines Agency approves, in the European Economic Area, by their ISO codes. */
const EUROPE = /^(AT|BE|BG|CY|CZ|DE|DK|EE|ES|FI|GR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK)$/;

/** Languages that, without a country, are those of such a country. English, French, Spanish and Portuguese are spoken elsewhere too. */
const EUROPEAN = /^(bg|cs|da|de|el|et|fi|ga|hr|hu|is|it|lt|lv|mt|nb|nl|nn|no|pl|ro|sk|sl|sv)$/;

const CHOSEN = { CA: FROM_CANADA, US: FROM_UNITED_STATES, EU: FROM_EUROPE };

/**
 * Which regions matter most to a reader: their brand names and decisions come first on a card.
 *
 * @param languages the languages of the browser, as `navigator.languages` has them, the preferred one first
 * @param chosen the region that the reader has chosen; where it is "auto", the first language that tells of a region decides
 * @returns all regions, the reader's own first
 */
export function regionsFor(
  languages: readonly string[],
  chosen: keyof typeof CHOSEN | 'auto' = 'auto',
): readonly Region[] {
  if (chosen !== 'auto') return CHOSEN[chosen];
  for (const tag of languages) {
    const [language = '', ...subtags] = tag.split(/[-_]/);
    const country = subtags.find((subtag) => /^([A-Za-z]{2}|\d{3})$/.test(subtag))?.toUpperCase();
    if (country === 'CA') return FROM_CANADA;
    if (country === 'US') return FROM_UNITED_STATES;
    if (country === 'FR') return FROM_FRANCE;
    if (country === 'GB') return FROM_UNITED_KINGDOM;
    if (country === undefined ? EUROPEAN.test(language.toLowerCase()) : EUROPE.test(country))
      return FROM_EUROPE;
  }
  return FROM_CANADA;
}
