import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { LabelUses } from './LabelUses';
import { OtherNames } from './OtherNames';
import { SourceLink, SourceList } from './SourceLink';
import { SubtypeChips } from './SubtypeChips';
import { cardText } from './texts';

export interface DrugCardProps {
  drug: Drug;
  language: Language;
  /** Id of the heading, which names the dialog or region around the card. */
  headingId: string;
}

/**
 * What the glossary says of one drug: the same in a page, in the popup and on the glossary page.
 * What may stand here, and in which scope, is laid down in the project's design ("What a card may say").
 */
export function DrugCard({ drug, language, headingId }: DrugCardProps) {
  const { drugClass, listing } = drug;
  return (
    <article class="card" lang={language}>
      <h2 id={headingId}>{drug.name}</h2>
      <OtherNames names={drug.otherNames} language={language} />
      {drug.ambiguity && (
        <p class="notice">
          {textIn(drug.ambiguity.text, language)}{' '}
          <SourceList sources={drug.ambiguity.sources} language={language} />
        </p>
      )}
      <section>
        <h3>{textIn(drugClass.label, language)}</h3>
        <p>
          {textIn(drugClass.plain, language)} <SourceList sources={drug.classSources} language={language} />
        </p>
      </section>
      {listing ? (
        <section>
          <h3>{cardText(language, 'use')}</h3>
          <p>
            {cardText(language, 'listedFor')} <strong>{textIn(listing.list.condition, language)}</strong>.
          </p>
          <SubtypeChips subtypes={listing.subtypes} language={language} />
          {listing.list.detail && <p>{textIn(listing.list.detail, language)}</p>}
          <p class="scope">{cardText(language, 'scope')}</p>
          <p class="section-link">
            <a href={listing.link} target="_blank" rel="noopener noreferrer">
              {cardText(language, 'section', { section: textIn(listing.section.title, language) })}
              <span class="hidden"> ({cardText(language, 'newTab')})</span>
            </a>
            <span class="source">
              <SourceLink source={listing.source} language={language} linked={false} />
            </span>
          </p>
        </section>
      ) : (
        <p>{cardText(language, 'unknownUse')}</p>
      )}
      <LabelUses uses={drug.labelUses} language={language} />
      {drug.otherUses && (
        <p>
          {cardText(language, 'otherUses')} <SourceList sources={[drug.otherUses]} language={language} />
        </p>
      )}
    </article>
  );
}
