import { cardText, type Language } from '@/lib/locales';
import type { Direction } from '@/lib/protocol';

/** The way from a card that was stepped to, to other names. */
export interface CardSteps {
  /** @param others whether names with the same meaning as that of the open card are skipped */
  step(direction: Direction, others: boolean): void;
  /** Whether the next name has the same meaning, and the page has names of another. */
  isRepeated: boolean;
}

const KEYS: Record<string, Direction> = { n: 'next', p: 'previous' };

/** The buttons that step from name to name, for a reader who uses the keyboard. */
export function StepButtons({ steps, language }: { steps: CardSteps; language: Language }) {
  return (
    <div class="steps">
      <button
        type="button"
        class="inline"
        aria-keyshortcuts="P"
        onClick={() => steps.step('previous', false)}
      >
        {cardText(language, 'previousName')}
      </button>
      <button type="button" class="inline" aria-keyshortcuts="N" onClick={() => steps.step('next', false)}>
        {cardText(language, 'nextName')}
      </button>
      {steps.isRepeated && (
        <button
          type="button"
          class="inline"
          aria-keyshortcuts="Shift+N"
          onClick={() => steps.step('next', true)}
        >
          {cardText(language, 'nextOther')}
        </button>
      )}
    </div>
  );
}

/**
 * Steps by N and P, with Shift to a name of another meaning. Keys without a modifier do no harm here: the focus is in the card.
 */
export function stepByKey(
  steps: CardSteps,
  { key, shiftKey, ctrlKey, altKey, metaKey, repeat }: KeyboardEvent,
): void {
  const direction = KEYS[key.toLowerCase()];
  // A key that is held down would run through the page, and each step asks all frames.
  if (direction && !repeat && !ctrlKey && !altKey && !metaKey) steps.step(direction, shiftKey);
}
