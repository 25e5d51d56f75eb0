import { Component, createRef } from 'preact';
import { type ClassEntry, type Entry, entryName, type Language, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { CardHeader, ClassExplained, capitalize, DrugButtons } from './CardText';
import { Disclosure } from './Disclosure';
import { type CardControls, DrugCard, type DrugCardProps } from './DrugCard';
import { type PointedAt, writtenAs } from './Names';
import { NamedSources } from './Sources';
import { focusAtOnce } from './stateful';
import { Statements } from './uses/Uses';

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

/** What a drug class does, and the drugs of the glossary that belong to it; each opens its own card in place. */
function ClassCard({
  entry,
  language,
  headingId,
  said,
  controls,
  detailsOpen,
  onShow,
}: Omit<DrugCardProps, 'drug'> & { entry: ClassEntry }) {
  const { drugClass, sources, statements, drugs } = entry;
  const [first, ...more] = statements;
  return (
    <article class="card" lang={language}>
      <CardHeader
        name={capitalize(entryName(entry, language))}
        headingId={headingId}
        said={said ?? cardText(language, 'kindOfDrug')}
        close={controls?.close}
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
      <Disclosure
        label={cardText(language, 'classDetails')}
        options={controls?.options}
        isHeldOpen={detailsOpen}
      >
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
