import { AdviceNote, EntryCard } from '@/lib/card';
import type { Entry, Found } from '@/lib/glossary';
import { type Language, popupText } from '@/lib/locales';
import { HeaderLinks } from './HeaderLinks';
import { FoundView } from './search/FoundView';

const HEADING_ID = 'card-heading';

/** What the reader has chosen, in the place of the lists: the card of a drug or class, or the few words on anything else. */
export function ShownEntry({
  shown,
  language,
  entryOf,
  onShow,
  onBack,
}: {
  shown: Found;
  language: Language;
  entryOf(id: string): Entry | undefined;
  onShow(entry: Found): void;
  onBack(): void;
}) {
  return (
    <main>
      <h1 class="hidden">{popupText(language, 'title')}</h1>
      <div class="bar">
        <button type="button" class="back" onClick={onBack}>
          ← {popupText(language, 'back')}
        </button>
        <HeaderLinks language={language} shown={shown} />
      </div>
      <section aria-labelledby={HEADING_ID} class="card-frame">
        {shown.kind === 'drug' || shown.kind === 'class' ? (
          <EntryCard
            key={shown.id}
            entry={shown}
            language={language}
            headingId={HEADING_ID}
            entryOf={entryOf}
            autoFocus
          />
        ) : (
          <FoundView
            key={shown.id}
            found={shown}
            language={language}
            headingId={HEADING_ID}
            entryOf={entryOf}
            onShow={onShow}
          />
        )}
      </section>
      <div class="card-foot">
        <AdviceNote checked={'checked' in shown ? shown.checked : null} language={language} />
      </div>
    </main>
  );
}
