import { Fragment } from 'preact';
import { type Drug, type Entry, entryName, type Language, type OtherName } from '@/lib/glossary';
import { type CardKey, cardText } from '@/lib/locales';
import { SourceList } from './Sources';

/** A name in a page. */
export interface PointedAt {
  /** As the page writes it, without spaces. */
  normalizedText: string;
  /** The page itself says that these letters mean this. */
  definedHere: boolean;
}

/**
 * @returns what stands in brackets beside the name: what the page calls it, if that is another name, or that the page itself uses an
 *   abbreviation for it; null where the page writes the name
 */
export function writtenAs(
  entry: Entry,
  { normalizedText, definedHere }: PointedAt,
  language: Language,
): string | null {
  if (definedHere) return cardText(language, 'onThisPage', { name: normalizedText });
  // A page may write other capitals, accents, spaces and hyphens, and a trademark sign.
  const letters = new Intl.Collator(language, { sensitivity: 'base', ignorePunctuation: true });
  const written = normalizedText.replace(/\p{S}/gu, '');
  const isWritten = (name: string) => letters.compare(name, written) === 0;
  if (entry.kind === 'class' || isWritten(entryName(entry, language))) return null;
  const name = entry.otherNames[language].find(({ text }) => isWritten(text));
  return name && name.kind !== 'misspelling' ? name.text : null;
}

/** How the details group the kinds of names; a misspelling is found, but not shown. */
const GROUPS: Record<Exclude<OtherName['kind'], 'misspelling'>, CardKey> = {
  brand: 'brands',
  biosimilar: 'biosimilars',
  generic: 'otherNames',
  abbreviation: 'otherNames',
  salt: 'otherNames',
  french: 'otherNames',
  code: 'codes',
};

const GROUP_ORDER: readonly CardKey[] = ['brands', 'biosimilars', 'otherNames', 'codes'];

/** Every name, by its kind, with the sources that have it; those of the same sources together. */
export function AllNames({ drug, language }: { drug: Drug; language: Language }) {
  const groups = Map.groupBy(drug.otherNames[language], ({ kind }) =>
    kind === 'misspelling' ? null : GROUPS[kind],
  );
  groups.delete(null);
  if (groups.size === 0) return null;
  return (
    <section>
      <h3>{cardText(language, 'allNames')}</h3>
      <dl class="names">
        {GROUP_ORDER.map((label) => {
          const names = groups.get(label);
          return (
            names && (
              <Fragment key={label}>
                <dt>{cardText(language, label)}</dt>
                {bySources(names).map((same) => (
                  <dd key={same[0]?.text}>
                    {same.map((name) => withRegions(name, language)).join(', ')}{' '}
                    <SourceList sources={same[0]?.sources ?? []} language={language} />
                  </dd>
                ))}
              </Fragment>
            )
          );
        })}
      </dl>
    </section>
  );
}

function bySources(names: readonly OtherName[]): OtherName[][] {
  return [...Map.groupBy(names, ({ sources }) => sources.map(({ id }) => id).join()).values()];
}

/** @returns the name with the regions in which it is sold: "Caelyx (Canada, EU)" */
function withRegions({ text, regions }: OtherName, language: Language): string {
  if (!regions) return text;
  return `${text} (${regions.map((region) => cardText(language, `region${region}`)).join(', ')})`;
}
