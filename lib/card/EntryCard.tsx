import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type ClassEntry, type Entry, entryName, type Language, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { CheckedNote, capitalize, DrugButtons } from './CardText';
import { DrugCard } from './DrugCard';
import { SourcesOnDemand } from './Sources';
import { Statements } from './Uses';

export interface EntryCardProps {
  entry: Entry;
  language: Language;
  /** Id of the heading, which names the dialog or region around the card. */
  headingId: string;
  /** Gives the entry that a class names, when the reader wants its card; nothing where it cannot be had. */
  entryOf: EntryGetter;
  /** The name that was pointed at in a page. */
  pointedAt?: PointedAt | undefined;
  /** Whether the heading takes the focus at once: the card stands in the place of what had it. */
  autoFocus?: boolean;
}

/** The popup has all entries, a page asks for each. */
export type EntryGetter = (id: string) => Entry | null | undefined | Promise<Entry | null>;

/** A name in a page. */
export interface PointedAt {
  /** As the page writes it, without spaces. */
  normalizedText: string;
  /** The page itself says that these letters mean this. */
  definedHere: boolean;
}

/** The card of a drug or of a drug class; from a class to one of its drugs and back, in place. */
export function EntryCard({
  entry,
  language,
  headingId,
  entryOf,
  pointedAt,
  autoFocus = false,
}: EntryCardProps) {
  const [shown, setShown] = useState(entry);
  const [takesFocus, setTakesFocus] = useState(autoFocus);
  const frame = useRef<HTMLDivElement>(null);
  /** The drug that was pressed last: the entry of one that was pressed before may come later. */
  const wanted = useRef<string | null>(null);

  function show(other: Entry): void {
    wanted.current = null;
    setShown(other);
    setTakesFocus(true);
  }

  async function showDrug(id: string): Promise<void> {
    wanted.current = id;
    const other = await entryOf(id);
    if (other && wanted.current === id) show(other);
  }

  // The button that had the focus is gone with the card it stood in.
  useLayoutEffect(() => {
    if (takesFocus) frame.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }, [shown, takesFocus]);

  const name = entryName(entry, language);
  const definition = pointedAt?.definedHere && shown === entry && (
    <p class="notice">
      {cardText(language, 'definedHere', { abbreviation: pointedAt.normalizedText, name })}
    </p>
  );
  return (
    <div ref={frame}>
      {shown !== entry && (
        <button type="button" class="inline" onClick={() => show(entry)}>
          {cardText(language, 'backTo', { name })}
        </button>
      )}
      {shown.kind === 'drug' ? (
        <DrugCard
          key={shown.id}
          drug={shown}
          language={language}
          headingId={headingId}
          written={shown === entry ? pointedAt?.normalizedText : undefined}
          notice={definition}
          onShow={showDrug}
        />
      ) : (
        <ClassCard
          entry={shown}
          language={language}
          headingId={headingId}
          notice={definition}
          onShow={showDrug}
        />
      )}
    </div>
  );
}

/** What a drug class does, and the drugs of the glossary that belong to it; each opens its own card in place. */
function ClassCard({
  entry,
  language,
  headingId,
  notice,
  onShow,
}: {
  entry: ClassEntry;
  language: Language;
  headingId: string;
  /** Stands right below the heading. */
  notice?: ComponentChildren;
  onShow(id: string): void;
}) {
  const { drugClass, sources, statements, drugs, checked } = entry;
  return (
    <article class="card" lang={language}>
      <header>
        <h2 id={headingId} tabIndex={-1}>
          {capitalize(entryName(entry, language))}
        </h2>
      </header>
      {notice}
      <p>
        {textIn(drugClass.plain, language)} <SourcesOnDemand sources={sources} language={language} />
      </p>
      <Statements statements={statements} inShort language={language} />
      {drugs.length > 0 && (
        <section>
          <h3>{cardText(language, 'drugsOfClass')}</h3>
          <DrugButtons drugs={drugs} language={language} onShow={onShow} />
        </section>
      )}
      <CheckedNote checked={checked} language={language} />
    </article>
  );
}

/** @returns the text that a screen reader says when the card of an entry opens */
export function openedText(entry: Entry, language: Language): string {
  return cardText(language, 'opened', { name: entryName(entry, language) });
}
