import { type Drug, entryName, type Language } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { lettersAndDigits } from '@/lib/text';
import { RichText } from './CardText';
import { SourceList } from './Sources';

/** About what fits on a line of the card, in characters. */
const MAX_LINE_CHARACTERS = 44;

/** The names that a reader may meet: the one on the page first, then as many as fit on a line or two. */
export function FewNames({
  drug,
  language,
  written,
}: {
  drug: Drug;
  language: Language;
  /** How the page writes the name that was pointed at. */
  written: string | undefined;
}) {
  const { here, others, hiddenCount, isTooLong } = shownNames(drug, language, written);
  if (!here && others.length === 0) return null;
  return (
    <section class={isTooLong ? 'row names one-line' : 'row names'}>
      <h3>{cardText(language, 'alsoCalled')}</h3>
      <ul>
        {here && (
          <li>
            <RichText text="onThisPage" language={language} values={{ name: <strong>{here}</strong> }} />
          </li>
        )}
        {others.map((name) => (
          <li key={name}>{name}</li>
        ))}
        {hiddenCount > 0 && <li>{cardText(language, 'moreNames', {}, hiddenCount)}</li>}
      </ul>
    </section>
  );
}

/** Every name with the sources that have it, those of the same sources together. */
export function AllNames({ drug, language }: { drug: Drug; language: Language }) {
  const groups = Map.groupBy(
    drug.otherNames[language].filter(({ kind }) => kind !== 'misspelling'),
    ({ sources }) => sources.map(({ id }) => id).join(),
  );
  if (groups.size === 0) return null;
  return (
    <section>
      <h3>{cardText(language, 'allNames')}</h3>
      <ul>
        {[...groups.values()].map((names) => (
          <li key={names[0]?.text}>
            {names.map(({ text }) => text).join(', ')}{' '}
            <SourceList sources={names[0]?.sources ?? []} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The names of a drug that the card shows at first. */
interface ShownNames {
  /** The name that the page uses, as the glossary writes it; null when that is the heading's. */
  here: string | null;
  others: string[];
  /** How many names only the details show. */
  hiddenCount: number;
  /** The first of them is longer than the line has room for. */
  isTooLong: boolean;
}

/**
 * @param written how the page writes the name that was pointed at
 * @returns the name on the page, then the others in their order as far as a line has room; one at least
 */
function shownNames(drug: Drug, language: Language, written: string | undefined): ShownNames {
  const names = drug.otherNames[language]
    .filter(({ kind }) => kind !== 'misspelling')
    .map(({ text }) => text);
  const here = nameOnPage(names, entryName(drug, language), written);
  const rest = names.filter((name) => name !== here);
  let count = rest.length;
  while (
    count > 0 &&
    lengthOf(language, here, rest.slice(0, count), rest.length - count) > MAX_LINE_CHARACTERS
  )
    count--;
  const others = rest.slice(0, here === null ? Math.max(count, 1) : count);
  const hiddenCount = rest.length - others.length;
  return {
    here,
    others,
    hiddenCount,
    isTooLong: lengthOf(language, here, others, hiddenCount) > MAX_LINE_CHARACTERS,
  };
}

function nameOnPage(names: readonly string[], heading: string, written: string | undefined): string | null {
  if (written === undefined || lettersAndDigits(written) === lettersAndDigits(heading)) return null;
  return names.find((name) => lettersAndDigits(name) === lettersAndDigits(written)) ?? null;
}

/** The number of characters of the whole line. */
function lengthOf(language: Language, here: string | null, others: string[], hiddenCount: number): number {
  const parts = [
    cardText(language, 'alsoCalled'),
    ...(here === null ? [] : [cardText(language, 'onThisPage', { name: here })]),
    ...others,
    ...(hiddenCount === 0 ? [] : [cardText(language, 'moreNames', {}, hiddenCount)]),
  ];
  return parts.join(', ').length;
}
