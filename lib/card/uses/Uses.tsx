import {
  type Drug,
  type Language,
  type Listing,
  type Localized,
  type Statement,
  type Subtype,
  textIn,
} from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { RichText } from '../CardText';
import { NewTabLink, PlaceLink, RelatedSection, SourceLink, SourceList } from '../Sources';
import { ChippedSentence } from './ChippedSentence';
import { LabelUses } from './LabelUses';

/**
 * What is said of the drug's use before a button is pressed, a row for each source: the base document's statement, then, with the
 * same weight, what regulators and other sources say.
 */
export function FirstUses({ drug, language }: { drug: Drug; language: Language }) {
  const { listings, relatedSection, firstUses, statements, isUseUnknown } = drug;
  const firstStatements = statements.filter((statement) => statement.isAtFirst);
  const rows = listings.length + firstUses.length + firstStatements.length;
  if (rows === 0 && !isUseUnknown && !relatedSection) return null;
  return (
    <section class="uses">
      <h3 class="hidden">{cardText(language, 'use')}</h3>
      {listings.map((listing) => (
        <ListedUse key={listing.list.id} listing={listing} language={language} />
      ))}
      {listings.length > 0 && <p class="scope">{cardText(language, 'scope')}</p>}
      <LabelUses uses={firstUses} inShort language={language} />
      <Statements statements={firstStatements} inShort language={language} />
      {isUseUnknown && <p>{cardText(language, 'unknownUse')}</p>}
      {relatedSection && <RelatedSection place={relatedSection} language={language} />}
    </section>
  );
}

/** The rest, on demand: the base document's condition in full, and each use that is not said at first, or not in full. */
export function OtherUses({ drug, language }: { drug: Drug; language: Language }) {
  const { listings, labelUses, statements, otherUses } = drug;
  const moreUses = labelUses.filter((use) => !use.isAtFirst);
  const moreStatements = statements.filter(({ isAtFirst, shortText }) => !isAtFirst || shortText);
  return (
    <>
      {listings.length > 0 && (
        <section>
          <h3>{cardText(language, 'use')}</h3>
          {listings.map((listing) => (
            <ListedUseInFull key={listing.list.id} listing={listing} language={language} />
          ))}
        </section>
      )}
      {moreUses.length > 0 && (
        <section>
          <h3>{cardText(language, 'labels')}</h3>
          <LabelUses uses={moreUses} language={language} />
        </section>
      )}
      {moreStatements.length > 0 && (
        <section>
          <h3>{cardText(language, 'statements')}</h3>
          <Statements statements={moreStatements} language={language} />
        </section>
      )}
      {otherUses && (
        <p>
          {cardText(language, 'otherUses')} <SourceList sources={[otherUses]} language={language} />
        </p>
      )}
    </>
  );
}

/**
 * What the base document says, in short: for which subtypes, or for which kinds of cancer. Where it asks for more (where the cancer
 * has spread, symptoms), the card says "in some cases" here and the whole condition in the details.
 */
function ListedUse({ listing, language }: { listing: Listing; language: Language }) {
  const { list, subtypes, alternatives } = listing;
  const [only, other] = list.cases;
  return (
    <div class="use">
      <p class="by">
        <PlaceLink place={listing} language={language} />{' '}
        <span class="unbroken">{cardText(language, 'listedFor')}</span>
        {other && ` ${cardText(language, 'anyOf')}`}
      </p>
      {only && !other ? (
        <ChippedSentence
          text={`${textIn(only, language)}${list.hasFurtherConditions ? cardText(language, 'inSome') : ''}.`}
          alternatives={alternatives}
          language={language}
        />
      ) : (
        <Cases texts={list.cases} subtypes={subtypes} language={language} />
      )}
    </div>
  );
}

/** Conditions that chips cannot tell: each with its subtype as a term that explains itself. */
function Cases({
  texts,
  subtypes,
  language,
}: {
  texts: readonly Localized[];
  subtypes: readonly Subtype[];
  language: Language;
}) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text.en}>
          <ChippedSentence
            text={textIn(text, language)}
            alternatives={subtypes.map((subtype) => [subtype])}
            isWhole
            variant="term"
            language={language}
          />
        </li>
      ))}
    </ul>
  );
}

/** The rest of one list: its condition in full, in the words of the base document and no wider. */
function ListedUseInFull({ listing: { list, links }, language }: { listing: Listing; language: Language }) {
  const { href, wasRead, language: hrefLang } = links[language];
  return (
    <>
      <p>
        <RichText
          text="exactUse"
          language={language}
          values={{ condition: <strong>{textIn(list.condition, language)}</strong> }}
        />
      </p>
      {list.detail && <p>{textIn(list.detail, language)}</p>}
      {!wasRead && (
        <p class="by">
          <NewTabLink href={href} hreflang={hrefLang} language={language}>
            {cardText(language, 'unreadPage')}
          </NewTabLink>
        </p>
      )}
    </>
  );
}

/** What others say: sentences that name who says it. */
export function Statements({
  statements,
  inShort,
  language,
}: {
  statements: readonly Statement[];
  /** A long text in short, and the date of the source alone, without the kind of document. */
  inShort?: boolean | undefined;
  language: Language;
}) {
  return (
    <>
      {statements.map(({ text, shortText, source, isReported, alternatives }) => (
        <div key={text.en} class="use">
          <p class="by">
            <SourceLink
              source={source}
              language={language}
              inShort={inShort}
              isNamed={!inShort}
              {...(isReported && { isReported })}
            />
          </p>
          <ChippedSentence
            text={textIn((inShort && shortText) || text, language)}
            isWhole
            alternatives={alternatives}
            inShort={inShort}
            language={language}
          />
        </div>
      ))}
    </>
  );
}
