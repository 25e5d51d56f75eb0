import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { LabelUses } from './LabelUses';
import { AllNames } from './Names';
import { RichText } from './RichText';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

/** What a card says of a drug on demand: each statement in full, with all its sources. */
export function DrugDetails({ drug, language }: { drug: Drug; language: Language }) {
  const { drugClass, listing } = drug;
  return (
    <>
      <section>
        <h3>{cardText(language, 'whatItIs')}</h3>
        <p>
          {textIn(drugClass.plain, language)} <SourceList sources={drug.classSources} language={language} />
        </p>
      </section>
      {listing && (
        <section>
          <h3>{cardText(language, 'use')}</h3>
          <p>
            <RichText
              text="exactUse"
              language={language}
              values={{ condition: <strong>{textIn(listing.list.condition, language)}</strong> }}
            />
          </p>
          {!listing.links[language].wasRead && <p class="small">{cardText(language, 'readInEnglish')}</p>}
          {listing.list.detail && <p>{textIn(listing.list.detail, language)}</p>}
        </section>
      )}
      <LabelUses uses={listing ? drug.labelUses : drug.labelUses.slice(1)} language={language} />
      {drug.otherUses && (
        <p>
          {cardText(language, 'otherUses')} <SourceList sources={[drug.otherUses]} language={language} />
        </p>
      )}
      <AllNames drug={drug} language={language} />
    </>
  );
}
