import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Entry, entryName, type Language } from '@/lib/glossary';
import { ClassCard } from './ClassCard';
import { DrugCard } from './DrugCard';
import { cardText } from './texts';

export interface EntryCardProps {
  entry: Entry;
  language: Language;
  /** Id of the heading, which names the dialog or region around the card. */
  headingId: string;
  /** The abbreviation that was pointed at, where the page itself says that it means this. */
  definedAs?: string | undefined;
}

/** The card of a drug or of a drug class; from a class to one of its drugs and back, in place. */
export function EntryCard({ entry, language, headingId, definedAs }: EntryCardProps) {
  const [shown, setShown] = useState(entry);
  const [moved, setMoved] = useState(false);
  const frame = useRef<HTMLDivElement>(null);

  function show(other: Entry): void {
    setShown(other);
    setMoved(true);
  }

  // The button that had the focus is gone with the card it stood in.
  useLayoutEffect(() => {
    if (moved) frame.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }, [shown, moved]);

  const name = entryName(entry, language);
  const definition = definedAs && shown === entry && (
    <p class="notice">{cardText(language, 'definedHere', { abbreviation: definedAs, name })}</p>
  );
  return (
    <div ref={frame}>
      {shown !== entry && (
        <button type="button" class="inline" onClick={() => show(entry)}>
          ← {name}
        </button>
      )}
      {shown.kind === 'drug' ? (
        <DrugCard drug={shown} language={language} headingId={headingId} notice={definition} />
      ) : (
        <ClassCard
          entry={shown}
          language={language}
          headingId={headingId}
          notice={definition}
          onShow={show}
        />
      )}
    </div>
  );
}
