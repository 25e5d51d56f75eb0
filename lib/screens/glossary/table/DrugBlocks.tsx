import { Fragment } from 'preact';
import { PlaceLink } from '@/lib/card';
import { type Drug, entryName, type Language, textIn } from '@/lib/glossary';
import { cardText, type GlossaryKey, glossaryText } from '@/lib/locales';
import { brandsOf, type Group } from './groups';
import { type Kind, type NamedBy, type SignLine, signLines } from './signs';
import { UseWords } from './UseWords';

const SAID: Record<NamedBy, GlossaryKey> = {
  listed: 'listedFor',
  approved: 'approvedFor',
  mentioned: 'mentionedFor',
};

/** The same as the table where the window is narrow: a block for each drug, with chips and "and" and "or" in words. */
export function DrugBlocks({ groups, language }: { groups: readonly Group[]; language: Language }) {
  return (
    <div class="blocks">
      {groups.map(({ place, drugs, count }) => (
        <section key={place?.section.id ?? 'others'}>
          <h2>{place ? textIn(place.section.title, language) : glossaryText(language, 'notListed')}</h2>
          <p class="by">
            {glossaryText(language, 'drugCount', {}, count)}
            {place && ' – '}
            {place && <PlaceLink place={place} language={language} />}
          </p>
          <ul>
            {drugs.map((drug) => (
              <DrugBlock key={drug.id} drug={drug} language={language} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DrugBlock({ drug, language }: { drug: Drug; language: Language }) {
  const brands = brandsOf(drug, language);
  const by = Map.groupBy(signLines(drug), (line) => line.by);
  return (
    <li class="block">
      <p class="block-line">
        <a class="term block-name" href={`#${drug.id}`}>
          {entryName(drug, language)}
        </a>{' '}
        {brands && <small>{brands}</small>}
      </p>
      <p class="block-line kind">{textIn(drug.drugClass.label, language)}</p>
      {[...by].map(([source, lines]) => (
        <p key={source} class="block-line">
          {glossaryText(language, SAID[source])} <Kinds lines={lines} language={language} />
        </p>
      ))}
      <div class="words">
        <UseWords drug={drug} language={language} />
      </div>
    </li>
  );
}

function Kinds({ lines, language }: { lines: readonly SignLine[]; language: Language }) {
  const kinds = lines.flatMap((line) => line.kinds);
  return (
    <>
      {kinds.map((kind, i) => (
        <Fragment key={kind.map(({ id }) => id).join()}>
          {i > 0 && ` ${cardText(language, 'or')} `}
          <KindChips kind={kind} language={language} />
        </Fragment>
      ))}
    </>
  );
}

function KindChips({ kind, language }: { kind: Kind; language: Language }) {
  if (kind.length === 0) return <>{glossaryText(language, 'noSubtype')}</>;
  return (
    <>
      {kind.map((subtype, i) => (
        <Fragment key={subtype.id}>
          {i > 0 && ` ${cardText(language, 'and')} `}
          <span class="chip small" data-subtype={subtype.id}>
            {textIn(subtype.label, language)}
          </span>
        </Fragment>
      ))}
    </>
  );
}
