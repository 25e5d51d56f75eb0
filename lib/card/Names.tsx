import type { Drug, Language } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { RichText } from './RichText';
import { SourceList } from './SourceLink';
import { shownNames } from './shown-names';

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
  const { here, others, left, isTooLong } = shownNames(drug, language, written);
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
        {left > 0 && <li>{cardText(language, 'moreNames', {}, left)}</li>}
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
