import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { AdviceNote, EntryCard } from '@/lib/card';
import { type Entry, type Found, foundName } from '@/lib/glossary';
import { type Language, popupText } from '@/lib/locales';
import { HeaderLinks } from './HeaderLinks';
import { FoundView } from './search/FoundView';
import type { Steps } from './use-steps';

const HEADING_ID = 'card-heading';

/** What the reader has chosen, in the place of the lists: the card of a drug or class, or the few words on anything else. */
export function ShownEntry({
  entry,
  steps,
  language,
  entryOf,
  onReplace,
  onBack,
}: {
  entry: Found;
  steps: Steps;
  language: Language;
  entryOf(id: string): Entry | undefined;
  /** Shows another entry in the place of this one. A card never asks for that: it leads on, and back, by itself. */
  onReplace(entry: Found): void;
  onBack(): void;
}) {
  // The one that the reader has gone on to from a card, or still the first.
  const [cardEntry, setCardEntry] = useState(entry);
  const named = steps.mentioned.find(({ id }) => id === cardEntry.id);
  const frame = useRef<HTMLDivElement>(null);
  // Not the heading, of which Orca 43 says nothing in Chromium, since the place before is gone. It reads a dialog as a whole.
  useLayoutEffect(() => frame.current?.focus(), []);
  return (
    <main>
      <h1 class="hidden">{popupText(language, 'title')}</h1>
      <div class="bar">
        <button type="button" class="back" onClick={onBack}>
          {popupText(language, 'back')}
        </button>
        <HeaderLinks language={language} entry={cardEntry} />
      </div>
      <div ref={frame} role="dialog" aria-labelledby={HEADING_ID} tabIndex={-1} class="card-frame">
        {entry.kind === 'drug' || entry.kind === 'class' ? (
          <EntryCard
            entry={entry}
            language={language}
            headingId={HEADING_ID}
            entryOf={entryOf}
            controls={
              named && {
                header: (
                  <div class="on-page">{steps.buttons(named, foundName(cardEntry, language), true)}</div>
                ),
                row: null,
                isCompact: false,
              }
            }
            onShow={setCardEntry}
          />
        ) : (
          <FoundView
            found={entry}
            language={language}
            headingId={HEADING_ID}
            entryOf={entryOf}
            onShow={onReplace}
          />
        )}
      </div>
      <div class="card-foot">
        <AdviceNote checked={'checked' in cardEntry ? cardEntry.checked : null} language={language} />
      </div>
    </main>
  );
}
