import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { asHeading } from './as-heading';
import { LabelUses } from './LabelUses';
import { ListedUse } from './ListedUse';
import { OtherNames } from './OtherNames';
import { OtherSources } from './OtherSources';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

export interface DrugCardProps {
  drug: Drug;
  language: Language;
  /** Id of the heading, which names the dialog or region around the card. */
  headingId: string;
}

/**
 * What the glossary says of one drug, in the order a frightened reader needs it: what it is, what it is for, where to
 * read on, its other names. The same in a page and in the popup.
 */
export function DrugCard({ drug, language, headingId }: DrugCardProps) {
  const { drugClass, listing, ambiguity } = drug;
  return (
    <article class="card" lang={language}>
      <h2 id={headingId} tabIndex={-1}>
        {drug.name}
      </h2>
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
        <OtherSources drug={drug} language={language} />
      )}
      <LabelUses uses={drug.labelUses} language={language} />
      {drug.otherUses && (
        <p>
          {cardText(language, 'otherUses')} <SourceList sources={[drug.otherUses]} language={language} />
        </p>
      )}
      <OtherNames names={drug.otherNames} language={language} />
    </article>
  );
}
