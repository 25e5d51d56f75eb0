import type { ComponentChildren } from 'preact';
import type { Drug, Language } from '@/lib/glossary';
import { entryName, textIn } from '@/lib/glossary';
import { asHeading } from './as-heading';
import { LabelUses } from './LabelUses';
import { ListedUse } from './ListedUse';
import { OtherNames } from './OtherNames';
import { OtherStatements } from './OtherStatements';
import { SectionLink } from './SectionLink';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

export interface DrugCardProps {
  drug: Drug;
  language: Language;
  /** Id of the heading, which names the dialog or region around the card. */
  headingId: string;
  /** Stands right below the heading. */
  notice?: ComponentChildren;
}

/**
 * What the glossary says of one drug, in the order a frightened reader needs it: what it is, what it is for, where to
 * read on, its other names. The same in a page and in the popup.
 */
export function DrugCard({ drug, language, headingId, notice }: DrugCardProps) {
  const { drugClass, listing, moreAbout, ambiguity } = drug;
  return (
    <article class="card" lang={language}>
      <h2 id={headingId} tabIndex={-1}>
        {entryName(drug, language)}
      </h2>
      {notice}
      {ambiguity && (
        <p class="notice">
          {textIn(ambiguity.text, language)} <SourceList sources={ambiguity.sources} language={language} />
        </p>
      )}
      <h3>{asHeading(textIn(drugClass.label, language))}</h3>
      <p>
        {textIn(drugClass.plain, language)} <SourceList sources={drug.classSources} language={language} />
      </p>
      {listing ? (
        <ListedUse listing={listing} language={language} />
      ) : (
        <OtherStatements drug={drug} language={language} />
      )}
      <LabelUses uses={drug.labelUses} language={language} />
      {moreAbout && <SectionLink place={moreAbout} says="moreAbout" language={language} />}
      {drug.otherUses && (
        <p>
          {cardText(language, 'otherUses')} <SourceList sources={[drug.otherUses]} language={language} />
        </p>
      )}
      <OtherNames names={drug.otherNames[language]} language={language} />
    </article>
  );
}
