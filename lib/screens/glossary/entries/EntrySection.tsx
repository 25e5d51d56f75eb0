import { useMemo } from 'preact/hooks';
import { AdviceNote, EntryCard } from '@/lib/card';
import { type Found, foundName, type Glossary, type Language } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import { FoundView } from '../../popup/search/FoundView';

interface EntrySectionProps {
  entry: Found;
  glossary: Glossary;
  language: Language;
  isFilled: boolean;
  /** Whether it is to be on paper: all of it then, since nothing can be opened there. */
  isPrinted: boolean;
  onPrint(id: string): void;
}

/** One entry at its address. Until its turn comes it is a heading alone, so that the page opens at once. */
export function EntrySection({ entry, glossary, language, isFilled, isPrinted, onPrint }: EntrySectionProps) {
  const isWhole = isFilled || isPrinted;
  // Preact goes on with what it has where an element is the same: a hundred cards are not compared when the next ones come.
  const content = useMemo(
    () =>
      isWhole ? (
        <WholeEntry
          entry={entry}
          glossary={glossary}
          language={language}
          isPrinted={isPrinted}
          onPrint={onPrint}
        />
      ) : (
        <h2 id={headingIdOf(entry)} class="entry-title">
          {foundName(entry, language)}
        </h2>
      ),
    [entry, glossary, language, isWhole, isPrinted, onPrint],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section with a name is a landmark, and a hundred landmarks are none; a fieldset has fields
    <div
      role="group"
      id={entry.id}
      class={isPrinted ? 'entry printed' : 'entry'}
      // So that the browser moves the focus here when the address names the entry.
      tabIndex={-1}
      aria-labelledby={headingIdOf(entry)}
    >
      {content}
    </div>
  );
}

function headingIdOf({ id }: Found): string {
  return `${id}-name`;
}

function WholeEntry({ entry, glossary, language, isPrinted, onPrint }: Omit<EntrySectionProps, 'isFilled'>) {
  return (
    <>
      {entry.kind === 'drug' || entry.kind === 'class' ? (
        <EntryCard
          // A card keeps the entry that it began with, and that of another region has another order.
          key={entry}
          entry={entry}
          language={language}
          headingId={headingIdOf(entry)}
          // Every entry has a place on this page: the card goes there instead of giving way to another.
          entryOf={goTo}
          detailsOpen={isPrinted}
        />
      ) : (
        <FoundView
          found={entry}
          language={language}
          headingId={headingIdOf(entry)}
          entryOf={glossary.entry}
          onShow={({ id }) => goTo(id)}
        />
      )}
      <div class="entry-foot">
        <AdviceNote checked={'checked' in entry ? entry.checked : null} language={language} />
        {entry.kind === 'drug' && (
          <button type="button" class="inline" onClick={() => onPrint(entry.id)}>
            {glossaryText(language, 'printCard')}
            <span class="hidden"> {foundName(entry, language)}</span>
          </button>
        )}
        {entry.kind === 'subtype' && (
          <a class="link" href={`?named=${entry.subtype.id}#drugs`}>
            {glossaryText(language, 'drugsNamedFor')}
          </a>
        )}
      </div>
    </>
  );
}

function goTo(id: string): null {
  location.hash = id;
  return null;
}
