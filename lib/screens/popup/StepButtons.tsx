import { type Language, popupText } from '@/lib/locales';
import { Icon } from './icons';

/** Which mention of a drug or class the reader has gone to. */
export interface Arrived {
  id: string;
  /** The first is 1. */
  nth: number;
  count: number;
}

/** How often the page names a drug, and the way to the next of these names; once there, to the previous one too. */
export function StepButtons({
  language,
  name,
  count,
  isAlone,
  arrived,
  onStep,
}: {
  language: Language;
  name: string;
  count: number;
  /** Whether the number says what it counts. */
  isAlone: boolean;
  /** Where the reader is; null before the first step. */
  arrived: Arrived | null;
  onStep(direction: 'next' | 'previous'): void;
}) {
  const previous = popupText(language, 'goToPrevious', { name });
  const next = popupText(language, 'goTo', { name });
  return (
    <>
      {arrived && arrived.count > 1 && (
        <button
          type="button"
          class="go-back"
          aria-label={previous}
          title={previous}
          onClick={() => onStep('previous')}
        >
          <Icon name="up" />
        </button>
      )}
      <button type="button" class="go-to" title={next} onClick={() => onStep('next')}>
        <span aria-hidden="true">
          {arrived
            ? `${arrived.nth}/${arrived.count}`
            : isAlone
              ? popupText(language, 'onPage', { count })
              : `${count}×`}
          <Icon name="down" />
        </span>
        <span class="hidden">
          {next}, {popupText(language, 'mentions', {}, count)}
        </span>
      </button>
    </>
  );
}
