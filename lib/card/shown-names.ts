import { type Drug, entryName, type Language } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { lettersAndDigits } from '@/lib/text';

/** About what fits on a line of the card, in characters. */
const LINE = 44;

/** The names of a drug that the card shows at first. */
export interface ShownNames {
  /** The name that the page uses, as the glossary writes it; null when that is the heading's. */
  here: string | null;
  others: string[];
  /** How many more there are. */
  left: number;
  /** The first of them is longer than the line has room for. */
  isTooLong: boolean;
}

/**
 * @param written how the page writes the name that was pointed at
 * @returns the name on the page, then the others in their order as far as a line has room; one at least
 */
export function shownNames(drug: Drug, language: Language, written: string | undefined): ShownNames {
  const names = drug.otherNames[language]
    .filter(({ kind }) => kind !== 'misspelling')
    .map(({ text }) => text);
  const here = nameOnPage(names, entryName(drug, language), written);
  const rest = names.filter((name) => name !== here);
  let count = rest.length;
  while (count > 0 && lengthOf(language, here, rest.slice(0, count), rest.length - count) > LINE) count--;
  const others = rest.slice(0, here === null ? Math.max(count, 1) : count);
  const left = rest.length - others.length;
  return { here, others, left, isTooLong: lengthOf(language, here, others, left) > LINE };
}

function nameOnPage(names: readonly string[], heading: string, written: string | undefined): string | null {
  if (written === undefined || lettersAndDigits(written) === lettersAndDigits(heading)) return null;
  return names.find((name) => lettersAndDigits(name) === lettersAndDigits(written)) ?? null;
}

/** Of the line as it will read. */
function lengthOf(language: Language, here: string | null, others: string[], left: number): number {
  const parts = [
    cardText(language, 'alsoCalled'),
    ...(here === null ? [] : [cardText(language, 'onThisPage', { name: here })]),
    ...others,
    ...(left === 0 ? [] : [cardText(language, 'moreNames', {}, left)]),
  ];
  return parts.join(', ').length;
}
