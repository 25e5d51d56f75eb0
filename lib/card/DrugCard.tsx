import type { ComponentChildren } from 'preact';
import { classEntryId, type Drug, entryName, type Language, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { CardHeader, ClassExplained, capitalize, DrugButtons, Term } from './CardText';
import { Disclosure } from './Disclosure';
import { AllNames } from './Names';
import { NamedSources } from './Sources';
import { FirstUses, OtherUses } from './uses/Uses';

/** What acts on the card itself, where it stands in a page. */
export interface CardControls {
  /** At the end of the header. */
  close: ComponentChildren;
  /** At the end of the row below the uses. */
  options: ComponentChildren;
  /** Whether there is room for a few lines only: the sentence on the class stands in the details then. */
  isCompact: boolean;
}

export interface DrugCardProps {
  drug: Drug;
  language: Language;
  /** Id of the heading, which names the dialog or region around the card. */
  headingId: string;
  /** What the page calls it, if that is another name. */
  said: string | null;
  controls: CardControls | undefined;
  detailsOpen?: boolean | undefined;
  /** Opens the card of another drug, or of a class, in place. */
  onShow(id: string): void;
}

/**
 * What the glossary says of one drug, in the order a frightened reader needs it: what it is, which cancer it is for; the rest on
 * demand, in place. The same in a page and in the popup.
 */
export function DrugCard({ drug, language, headingId, said, controls, detailsOpen, onShow }: DrugCardProps) {
  const { drugClass, ambiguity } = drug;

  return (
    <article class="card" lang={language}>
      <CardHeader
        name={entryName(drug, language)}
        headingId={headingId}
        said={said}
        close={controls?.close}
      />
      <p class="what">
        <Term onPress={() => onShow(classEntryId(drugClass.id))}>
          {capitalize(textIn(drugClass.label, language))}
        </Term>
        .
        {!controls?.isCompact && (
          <>
            {' '}
            {textIn(drugClass.brief, language)}{' '}
            <NamedSources sources={drug.classSources} language={language} />
          </>
        )}
      </p>
      {ambiguity && (
        <div class="band">
          <p>
            {textIn(ambiguity.text, language)}{' '}
            <NamedSources sources={ambiguity.sources} language={language} />
          </p>
          <DrugButtons drugs={ambiguity.drugs} language={language} onShow={onShow} />
        </div>
      )}
      <FirstUses drug={drug} language={language} />
      <Disclosure label={cardText(language, 'details')} options={controls?.options} isHeldOpen={detailsOpen}>
        {() => <DrugDetails drug={drug} language={language} />}
      </Disclosure>
    </article>
  );
}

/** What a card says of a drug on demand: each statement in full, with all its sources. */
function DrugDetails({ drug, language }: { drug: Drug; language: Language }) {
  const { drugClass } = drug;
  return (
    <>
      <ClassExplained drugClass={drugClass} sources={drug.classSources} language={language} />
      <OtherUses drug={drug} language={language} />
      <AllNames drug={drug} language={language} />
    </>
  );
}
