import { useEffect, useRef, useState } from 'preact/hooks';
import { AdviceNote, EntryCard, openedText, type PointedAt } from '@/lib/card';
import type { Entry } from '@/lib/glossary';
import { cardText, type Language } from '@/lib/locales';
import { type CardSteps, StepButtons, stepByKey } from './StepButtons';

const HEADING_ID = 'glossary-card-heading';

/** The card as it stands in a page: a non-modal dialog, named by the drug or class. */
export function CardDialog({
  entry,
  pointedAt,
  language,
  steps,
  onClose,
  onTurnOff,
}: {
  entry: Entry;
  pointedAt: PointedAt;
  language: Language;
  /** The way to other names, in a card that was stepped to. */
  steps: CardSteps | undefined;
  onClose(): void;
  onTurnOff(): void;
}) {
  return (
    <>
      <div
        class="dialog"
        role="dialog"
        aria-modal="false"
        aria-labelledby={HEADING_ID}
        tabIndex={-1}
        lang={language}
        dir="ltr"
        onKeyDown={(event) => steps && stepByKey(steps, event)}
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
        {steps && <StepButtons steps={steps} language={language} />}
        <div class="foot">
          <AdviceNote language={language} />{' '}
          <button type="button" class="inline" onClick={onTurnOff}>
            {cardText(language, 'turnOff')}
          </button>
        </div>
        <button type="button" class="close" aria-label={cardText(language, 'close')} onClick={onClose}>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2 2l8 8m0-8l-8 8" />
          </svg>
        </button>
      </div>
      {/* A reader who has stepped to the name hears of the card by the focus, which is in it. */}
      {!steps && <Announcement text={openedText(entry, language)} />}
    </>
  );
}

/** Screen readers listen to a region once they have seen it empty; milliseconds. */
const SEEN_MS = 100;

/**
 * Says politely, and once, that a card has opened: no focus moves there when it opens under the pointer. It waits until the
 * card is shown, which may be made before.
 */
function Announcement({ text }: { text: string }) {
  const region = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState('');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // What is not shown has no size.
    const observer = new ResizeObserver(() => {
      observer.disconnect();
      timer = setTimeout(() => setSaid(text), SEEN_MS);
    });
    if (region.current) observer.observe(region.current);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [text]);

  return (
    <p ref={region} class="hidden" role="status">
      {said}
    </p>
  );
}
