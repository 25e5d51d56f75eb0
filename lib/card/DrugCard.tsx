import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Drug, Language } from '@/lib/glossary';
import { entryName, textIn } from '@/lib/glossary';
import { asHeading } from './as-heading';
import { DrugDetails } from './DrugDetails';
import { ListedUse } from './ListedUse';
import { FewNames } from './Names';
import { OtherUse } from './OtherUse';
import { SectionLink } from './SectionLink';
import { SourceList, SourcesOnDemand } from './SourceLink';
import { cardText } from './texts';

export interface DrugCardProps {
  drug: Drug;
  language: Language;
  /** Id of the heading, which names the dialog or region around the card. */
  headingId: string;
  /** How the page writes the name that was pointed at. */
  written?: string | undefined;
  /** Stands right below the heading. */
  notice?: ComponentChildren;
  /** What can be done here beside reading; it stands at the end. */
  actions?: ComponentChildren;
}

/**
 * What the glossary says of one drug, in the order a frightened reader needs it: what it is, what it is for, its other
 * names, where to read on; the rest on demand, in place. The same in a page and in the popup.
 */
export function DrugCard({ drug, language, headingId, written, notice, actions }: DrugCardProps) {
  const { drugClass, listing, moreAbout, ambiguity } = drug;
  const [open, setOpen] = useState(false);
  const details = useRef<HTMLDivElement>(null);
  const detailsId = useId();

  function openAll(): void {
    setOpen(true);
    // The button that was pressed stays where it is; what it opens is shown next.
    requestAnimationFrame(() => details.current?.focus());
  }

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
      <p>
        <strong>{asHeading(textIn(drugClass.label, language))}</strong>
        <br />
        {textIn(drugClass.brief, language)}{' '}
        <SourcesOnDemand sources={drug.classSources} language={language} />
      </p>
      {listing ? (
        <ListedUse listing={listing} language={language} />
      ) : (
        <OtherUse drug={drug} language={language} />
      )}
      <FewNames drug={drug} language={language} written={written} onAll={openAll} />
      <div class="row ways">
        {listing && <SectionLink place={listing} says="section" language={language} />}
        {moreAbout && <SectionLink place={moreAbout} says="moreAbout" language={language} />}
        <button
          type="button"
          class="more"
          aria-expanded={open}
          aria-controls={detailsId}
          onClick={() => setOpen(!open)}
        >
          {moreText()}
        </button>
      </div>
      <div id={detailsId} ref={details} tabIndex={-1} hidden={!open}>
        {open && <DrugDetails drug={drug} language={language} />}
        {actions}
      </div>
    </article>
  );

  function moreText(): string {
    if (open) return cardText(language, 'less');
    return cardText(language, listing && drug.labelUses.length > 0 ? 'moreLabels' : 'more');
  }
}
