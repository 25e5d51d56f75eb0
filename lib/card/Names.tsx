import { type Drug, entryName, type Language, type OtherName } from '@/lib/glossary';
import { type CardKey, cardText } from '@/lib/locales';
import { lettersAndDigits } from '@/lib/text';
import { RichText } from './CardText';
import { SourceList } from './Sources';

/** About what fits on a line of the card, in characters. */
const LINE_CHARACTERS = 44;

/**
 * The names that a reader may meet: the one on the page first, then brands of the reader's region and abbreviations, as many as fit
 * on a line; biosimilars, which are other products, on a line of their own.
 */
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
  const names = drug.otherNames[language].filter(({ kind }) => kind !== 'misspelling');
  const here = nameOnPage(names, entryName(drug, language), written);
  const isBiosimilar = ({ kind }: OtherName) => kind === 'biosimilar';
  const line = { names, here, language };
  return (
    <>
      <NameLine {...line} label="alsoCalled" maxLines={1} belongs={(name) => !isBiosimilar(name)} />
      <NameLine {...line} label="biosimilars" maxLines={2} belongs={isBiosimilar} />
    </>
  );
}

/** Every name with the sources that have it, those of the same sources together. */
export function AllNames({ drug, language }: { drug: Drug; language: Language }) {
  const groups = Map.groupBy(
    drug.otherNames[language].filter(({ kind }) => kind !== 'misspelling'),
    ({ kind, sources }) => [kind === 'biosimilar', ...sources.map(({ id }) => id)].join(),
  );
  if (groups.size === 0) return null;
  return (
    <section>
      <h3>{cardText(language, 'allNames')}</h3>
      <ul>
        {[...groups.values()].map((names) => (
          <li key={names[0]?.text}>
            {names[0]?.kind === 'biosimilar' && cardText(language, 'areBiosimilars')}
            {names.map((name) => withRegions(name, language)).join(', ')}{' '}
            <SourceList sources={names[0]?.sources ?? []} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One line of names: the one on the page, then the others in their order as far as the line has room. */
function NameLine({
  names,
  here,
  label,
  maxLines,
  belongs,
  language,
}: {
  /** All names of the drug. */
  names: readonly OtherName[];
  /** The one that the page uses; null when that is the heading's. */
  here: OtherName | null;
  label: CardKey;
  maxLines: number;
  /** Which of the names stand here. */
  belongs(name: OtherName): boolean;
  language: Language;
}) {
  const first = here && belongs(here) ? here : null;
  const rest = names.filter((name) => name !== here && name.isAtFirst && belongs(name));
  if (!first && rest.length === 0) return null;
  const { shown, isTooLong } = fitting(
    first && cardText(language, 'onThisPage', { name: first.text }),
    // Without their regions more biosimilars fit.
    rest.map((name) => (maxLines === 1 ? withRegions(name, language) : name.text)),
    maxLines * LINE_CHARACTERS - cardText(language, label).length,
    (count) => cardText(language, 'moreNames', {}, count),
  );
  const hiddenCount = rest.length - shown.length;
  return (
    <section class={isTooLong && maxLines === 1 ? 'row names one-line' : 'row names'}>
      <h3>{cardText(language, label)}</h3>
      <ul>
        {first && (
          <li>
            <RichText
              text="onThisPage"
              language={language}
              values={{ name: <strong>{first.text}</strong> }}
            />
          </li>
        )}
        {shown.map((name) => (
          <li key={name}>{name}</li>
        ))}
        {hiddenCount > 0 && <li>{cardText(language, 'moreNames', {}, hiddenCount)}</li>}
      </ul>
    </section>
  );
}

/**
 * @param first what stands there in any case
 * @param rest what follows while there is room; one at least where nothing stands there yet
 * @param room characters
 * @param moreText says how many are left out
 * @returns the part of `rest` that fits, and whether even that is too long
 */
function fitting(
  first: string | null,
  rest: readonly string[],
  room: number,
  moreText: (count: number) => string,
): { shown: readonly string[]; isTooLong: boolean } {
  for (let count = rest.length; ; count--) {
    const shown = rest.slice(0, count);
    const left = rest.length - count;
    const line = [...(first === null ? [] : [first]), ...shown, ...(left === 0 ? [] : [moreText(left)])].join(
      ', ',
    );
    const isTooLong = line.length + 2 > room;
    if (!isTooLong || count === (first === null ? 1 : 0)) return { shown, isTooLong };
  }
}

function nameOnPage(
  names: readonly OtherName[],
  heading: string,
  written: string | undefined,
): OtherName | null {
  if (written === undefined || lettersAndDigits(written) === lettersAndDigits(heading)) return null;
  return names.find(({ text }) => lettersAndDigits(text) === lettersAndDigits(written)) ?? null;
}

/** @returns the name with the regions in which it is sold: "Caelyx (Canada, EU)" */
function withRegions({ text, regions }: OtherName, language: Language): string {
  if (!regions) return text;
  return `${text} (${regions.map((region) => cardText(language, `region${region}`)).join(', ')})`;
}
