import { type Drug, type Language, type Listing, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { RichText } from './CardText';
import { AllNames } from './Names';
import { SourceList } from './Sources';
import { LabelUses } from './Uses';

/** What a card says of a drug on demand: each statement in full, with all its sources. */
export function DrugDetails({ drug, language }: { drug: Drug; language: Language }) {
  const { drugClass, listings } = drug;
  return (
    <>
      <section>
        <h3>{cardText(language, 'whatItIs')}</h3>
        <p>
          {textIn(drugClass.plain, language)} <SourceList sources={drug.classSources} language={language} />
        </p>
      </section>
      {listings.length > 0 && (
        <section>
          <h3>{cardText(language, 'use')}</h3>
          {listings.map((listing) => (
            <FullUse key={listing.list.id} listing={listing} language={language} />
          ))}
        </section>
      )}
      <LabelUses uses={drug.labelUses} language={language} />
      {drug.otherUses && (
        <p>
          {cardText(language, 'otherUses')} <SourceList sources={[drug.otherUses]} language={language} />
        </p>
      )}
      <AllNames drug={drug} language={language} />
    </>
  );
}

/** What the base document says of the drug in one of its lists, in its words and no wider. */
function FullUse({ listing: { list, links, section }, language }: { listing: Listing; language: Language }) {
  return (
    <>
      <p>
        <RichText
          text="exactUse"
          language={language}
          values={{ condition: <strong>{textIn(list.condition, language)}</strong> }}
        />
      </p>
      {!links[language].wasRead && (
        <p class="small">
          <a href={links.en.href} hreflang="en" target="_blank" rel="noopener noreferrer">
            {cardText(language, 'readInEnglish', { section: textIn(section.title, 'en') })}
            <span class="hidden"> {cardText(language, 'newTab')}</span>
          </a>
        </p>
      )}
      {list.detail && <p>{textIn(list.detail, language)}</p>}
    </>
  );
}
