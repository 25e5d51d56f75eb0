import { cardText, type Language } from '@/lib/locales';
import type { Direction } from '@/lib/page';

/** What a card that was stepped to offers to go on with. */
export interface CardSteps {
  /** @param others passes over names with the same meaning as that of the open card */
  step(direction: Direction, others: boolean): void;
  /** Whether the next name has the same meaning, and the page has names of another. */
  isRepeated: boolean;
}

const KEYS: Record<string, Direction> = { n: 'next', p: 'previous' };

/** The way from name to name, for a reader who has come by the keyboard. */
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

/** N and P in the card step, with Shift to a name of another meaning; keys without a modifier are safe where the focus is ours. */
export function stepByKey(
  steps: CardSteps,
  { key, shiftKey, ctrlKey, altKey, metaKey, repeat }: KeyboardEvent,
): void {
  const direction = KEYS[key.toLowerCase()];
  // A key that is held would run through the page, and each step asks all frames.
  if (direction && !repeat && !ctrlKey && !altKey && !metaKey) steps.step(direction, shiftKey);
}
