import { useState } from 'preact/hooks';
import { type Language, popupText } from '@/lib/locales';
import { inPageOrder, type TabActions, type TabView } from '@/lib/tabs';
import { type Arrived, StepButtons } from './StepButtons';

/** A drug or class as the page names it. */
export type Mentioned = ReturnType<typeof inPageOrder>[number];

/**
 * What the page names, and the steps through it, in the list and on a card alike.
 *
 * @returns what is named, in the order of the page; the buttons for one of it; and what a screen reader says after a step: the focus
 *   stays on the button in this popup, so the step would not be announced otherwise
 */
export function useSteps(language: Language, { state }: TabView, actions: TabActions | null) {
  const mentioned = inPageOrder(state.kind === 'injected' ? state.frames : []);
  const [arrived, setArrived] = useState<Arrived | null>(null);
  const [announcement, setAnnouncement] = useState('');

  async function go(id: string, name: string, direction: 'next' | 'previous'): Promise<void> {
    const arrival = await actions?.goTo(id, direction);
    setArrived(arrival ? { id, ...arrival } : null);
    setAnnouncement(
      arrival
        ? popupText(language, 'wentTo', { name, ...arrival })
        : popupText(language, 'notShown', { name }),
    );
  }

  return {
    announcement,
    mentioned,
    /**
     * @param name the heading of its card
     * @param isAlone whether the number says what it counts: no heading does
     */
    buttons: ({ id, count }: Mentioned, name: string, isAlone = false) => (
      <StepButtons
        language={language}
        name={name}
        count={count}
        isAlone={isAlone}
        arrived={arrived?.id === id ? arrived : null}
        onStep={(direction) => void go(id, name, direction)}
      />
    ),
  };
}

/** What `useSteps` gives. */
export type Steps = ReturnType<typeof useSteps>;
