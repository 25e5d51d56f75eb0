import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Drug, entryName, type Language, type Listing, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { CheckedNote, DrugButtons } from './CardText';
import { AllNames, FewNames } from './Names';
import { SectionLink, SourceList, SourcesOnDemand } from './Sources';
import { FirstUses, OtherUses } from './Uses';

/** A longer name is set smaller, or it would fill half of the card; characters. */
const MAX_NAME_AT_FULL_SIZE = 24;

export interface DrugCardProps {
  drug: Drug;
  language: Language;
  /** Id of the heading, which names the dialog or region around the card. */
  headingId: string;
  /** How the page writes the name that was pointed at. */
  written?: string | undefined;
  /** Stands right below the heading. */
  notice?: ComponentChildren;
  /** Opens the card of another drug in place. */
  onShow(id: string): void;
}

/**
 * What the glossary says of one drug, in the order a frightened reader needs it: what it is, what it is for, its other
 * names, where to read on; the rest on demand, in place. The same in a page and in the popup.
 */
export function DrugCard({ drug, language, headingId, written, notice, onShow }: DrugCardProps) {
  const { drugClass, listings, relatedSection, ambiguity } = drug;
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const name = entryName(drug, language);

  return (
    <article class="card" lang={language}>
      <header>
        <h2 id={headingId} class={name.length > MAX_NAME_AT_FULL_SIZE ? 'long' : undefined} tabIndex={-1}>
          {name}
        </h2>{' '}
        <span class="class">{textIn(drugClass.label, language)}</span>
      </header>
      {notice}
      {ambiguity && (
        <div class="notice">
          <p>
            {textIn(ambiguity.text, language)}{' '}
            <SourcesOnDemand sources={ambiguity.sources} language={language} />
          </p>
          <DrugButtons drugs={ambiguity.drugs} language={language} onShow={onShow} />
        </div>
      )}
      <p>
        {textIn(drugClass.brief, language)}{' '}
        <SourcesOnDemand sources={drug.classSources} language={language} />
      </p>
      <FirstUses drug={drug} language={language} />
      <FewNames drug={drug} language={language} written={written} />
      <div class="row ways">
        {sections(listings).map((place) => (
          <SectionLink key={place.section.id} place={place} variant="section" language={language} />
        ))}
        {relatedSection && (
          <SectionLink place={relatedSection} variant="relatedSection" language={language} />
        )}
        <CheckedNote checked={drug.checked} language={language} />
        <button
          type="button"
          class="more"
          aria-expanded={open}
          aria-controls={detailsId}
          onClick={() => setOpen(!open)}
        >
          {cardText(language, open ? 'less' : 'more')}
        </button>
      </div>
      <div id={detailsId} hidden={!open}>
        {open && <DrugDetails drug={drug} language={language} />}
      </div>
    </article>
  );
}

/** What a card says of a drug on demand: each statement in full, with all its sources. */
function DrugDetails({ drug, language }: { drug: Drug; language: Language }) {
  const { drugClass } = drug;
  return (
    <>
      <section>
        <h3>{cardText(language, 'whatItIs')}</h3>
        <p>
          {textIn(drugClass.plain, language)} <SourceList sources={drug.classSources} language={language} />
        </p>
      </section>
      <OtherUses drug={drug} language={language} />
      <AllNames drug={drug} language={language} />
    </>
  );
}

/** Several lists may stand in one section. */
function sections(listings: readonly Listing[]): Listing[] {
  return listings.filter(
    ({ section }, i) => listings.findIndex((other) => other.section.id === section.id) === i,
  );
}
