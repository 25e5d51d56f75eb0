import { AdviceNote, cardText, type Entry, EntryCard, type Language, type PointedAt } from '@/lib/card';

const HEADING_ID = 'glossary-card-heading';

/** The card as it stands in a page: a non-modal dialog, named by the drug or class. */
export function CardDialog({
  entry,
  pointedAt,
  language,
  onClose,
  onTurnOff,
}: {
  entry: Entry;
  pointedAt: PointedAt;
  language: Language;
  onClose(): void;
  onTurnOff(): void;
}) {
  return (
    <div
      class="dialog"
      role="dialog"
      aria-modal="false"
      aria-labelledby={HEADING_ID}
      tabIndex={-1}
      lang={language}
      dir="ltr"
    >
      <div class="scroller">
        <EntryCard
          key={entry.id}
          entry={entry}
          pointedAt={pointedAt}
          language={language}
          headingId={HEADING_ID}
        />
      </div>
      <div class="foot">
        <AdviceNote language={language} />{' '}
        <button type="button" class="inline" onClick={onTurnOff}>
          {cardText(language, 'turnOff')}
        </button>
      </div>
      <button type="button" class="close" aria-label={cardText(language, 'close')} onClick={onClose}>
        ×
      </button>
    </div>
  );
}
