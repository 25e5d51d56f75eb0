import { Component, type ComponentChildren, createRef } from 'preact';
import {
  type ClassEntry,
  classEntryId,
  type Drug,
  type Entry,
  entryName,
  type Language,
  textIn,
} from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { CardHeader, ClassExplained, capitalize, DrugButtons } from './CardText';
import { focusAtOnce } from './component-with-id';
import { Disclosure } from './Disclosure';
import { AllNames, type PointedAt, writtenAs } from './Names';
import { NamedSources } from './Sources';
import { FirstUses, OtherUses, Statements } from './uses/Uses';

export interface EntryCardProps {
  entry: Entry;
  language: Language;
  /** Id of the heading, which names the dialog or region around the card. */
  headingId: string;
  /** Gives the entry that a class names, when the reader wants its card; nothing where it cannot be had. */
  entryOf: EntryGetter;
  /** The name that was pointed at in a page. */
  pointedAt?: PointedAt | undefined;
  controls?: CardControls | undefined;
  /** Whether the details are open whatever the reader has pressed. */
  detailsOpen?: boolean;
  /** Called when the reader goes on to the card of another entry, or back. */
  onShow?(entry: Entry): void;
}

/** What the place of a card adds to it: in a page what acts on the card, in the popup the steps through what the page names. */
interface CardControls {
  /** At the end of the header: the close button, or the buttons of the steps. */
  header: ComponentChildren;
  /** At the end of the row below the uses: the options of the card, or nothing. */
  row: ComponentChildren;
  /** Whether there is room for a few lines only: the sentence on the class stands in the details then. */
  isCompact: boolean;
}

/** The popup has all entries, a page asks for each. */
export type EntryGetter = (id: string) => Entry | null | undefined | Promise<Entry | null>;

interface EntryCardState {
  shown: Entry;
}

/** The card of a drug or of a drug class; from a class to one of its drugs and back, in place. */
export class EntryCard extends Component<EntryCardProps, EntryCardState> {
  override state = { shown: this.props.entry };
  readonly #frame = createRef<HTMLDivElement>();
  /** What was pressed last: the entry of what was pressed before may come later. */
  #wanted: string | null = null;

  // The button that had the focus is gone with the card it stood in. Of a dialog that gets it Orca 43 reads all, of a heading only its
  // words, and in the popup of Chromium not even these.
  override componentDidUpdate(_: EntryCardProps, before: EntryCardState): void {
    if (before.shown === this.state.shown) return;
    const frame = this.#frame.current;
    focusAtOnce(frame?.closest('[role=dialog]') ?? frame?.querySelector('h2') ?? null);
  }

  #show(shown: Entry): void {
    this.#wanted = null;
    this.setState({ shown });
    this.props.onShow?.(shown);
  }

  async #showOther(id: string): Promise<void> {
    this.#wanted = id;
    const other = await this.props.entryOf(id);
    if (other && this.#wanted === id) this.#show(other);
  }

  render() {
    const { entry, language, headingId, pointedAt, controls, detailsOpen } = this.props;
    const { shown } = this.state;
    const name = entryName(entry, language);
    const said = shown === entry && pointedAt ? writtenAs(entry, pointedAt, language) : null;
    const onShow = (id: string) => void this.#showOther(id);
    const shared = { language, headingId, said, controls, detailsOpen, onShow };
    return (
      <div ref={this.#frame}>
        {shown !== entry && (
          <div class="crumb">
            <button type="button" class="inline" onClick={() => this.#show(entry)}>
              {cardText(language, 'backTo', { name })}
            </button>
          </div>
        )}
        {shown.kind === 'drug' ? (
          <DrugCard key={shown.id} drug={shown} {...shared} />
        ) : (
          <ClassCard entry={shown} {...shared} />
        )}
      </div>
    );
  }
}

/** What the cards of drugs and of classes share. */
interface SharedProps extends Pick<EntryCardProps, 'language' | 'headingId'> {
  /** What the page calls it, if that is another name. */
  said: string | null;
  controls: CardControls | undefined;
  detailsOpen: boolean | undefined;
  /** Opens the card of another drug, or of a class, in place. */
  onShow(id: string): void;
}

/**
 * What the glossary says of one drug, in the order a frightened reader needs it: what it is, which cancer it is for; the rest on
 * demand, in place. The same in a page and in the popup.
 */
function DrugCard({
  drug,
  language,
  headingId,
  said,
  controls,
  detailsOpen,
  onShow,
}: SharedProps & { drug: Drug }) {
  const { drugClass, ambiguity } = drug;

  return (
    <article class="card" lang={language}>
      <CardHeader name={entryName(drug, language)} headingId={headingId} said={said} end={controls?.header} />
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
      <Disclosure label={cardText(language, 'details')} end={controls?.row} isHeldOpen={detailsOpen}>
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

/** A term that is explained elsewhere. No `button`: browsers do not break the lines of one as those of the sentence around it. */
function Term({ onPress, children }: { onPress(): void; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button is a box, and its line ends where the box does
    <span
      role="button"
      class="term"
      tabIndex={0}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPress();
      }}
    >
      {children}
    </span>
  );
}

/** What a drug class does, and the drugs of the glossary that belong to it; each opens its own card in place. */
function ClassCard({
  entry,
  language,
  headingId,
  said,
  controls,
  detailsOpen,
  onShow,
}: SharedProps & { entry: ClassEntry }) {
  const { drugClass, sources, statements, drugs } = entry;
  const [first, ...more] = statements;
  return (
    <article class="card" lang={language}>
      <CardHeader
        name={capitalize(entryName(entry, language))}
        headingId={headingId}
        said={said ?? cardText(language, 'kindOfDrug')}
        end={controls?.header}
      />
      <p class="what">
        {textIn(drugClass.brief, language)} <NamedSources sources={sources} language={language} />
      </p>
      {(first || drugs.length > 0) && (
        <div class="band">
          {first && <Statements statements={[first]} inShort language={language} />}
          {drugs.length > 0 && (
            <section>
              <h3 class="by">{cardText(language, 'drugsOfClass')}</h3>
              <DrugButtons drugs={drugs} language={language} onShow={onShow} />
            </section>
          )}
        </div>
      )}
      <Disclosure label={cardText(language, 'classDetails')} end={controls?.row} isHeldOpen={detailsOpen}>
        {() => (
          <>
            <ClassExplained drugClass={drugClass} sources={sources} language={language} />
            <Statements statements={first?.shortText ? statements : more} language={language} />
          </>
        )}
      </Disclosure>
    </article>
  );
}

/** @returns the text that a screen reader says when the card of an entry opens */
export function openedText(entry: Entry, language: Language): string {
  return cardText(language, 'opened', { name: entryName(entry, language) });
}
