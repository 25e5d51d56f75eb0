import { render } from 'preact';
import type { Entry } from '@/lib/card';
import { CardDialog } from './CardDialog';
import { CardHost } from './card-host';
import type { About } from './open-card';
import type { CardSteps } from './StepButtons';

/** Makes cards, also ahead of time: so one can be shown in the frame in which it is wanted. */
export class CardMaker {
  readonly #actions: { onClose(): void; onTurnOff(): void };
  #prepared: { about: string; host: CardHost } | null = null;

  constructor(actions: { onClose(): void; onTurnOff(): void }) {
    this.#actions = actions;
  }

  /** Makes a card that may be wanted soon, in place of the one that was made before and was not. */
  prepare(entry: Entry, about: About): void {
    this.#prepared = { about: JSON.stringify(about), host: this.#render(entry, about) };
  }

  /** @returns the card, not yet shown; what was prepared and says something else is given up */
  make(entry: Entry, about: About, steps?: CardSteps): CardHost {
    const prepared = this.#prepared;
    this.#prepared = null;
    if (!steps && prepared?.about === JSON.stringify(about)) return prepared.host;
    return this.#render(entry, about, steps);
  }

  #render(entry: Entry, { pointedAt, language }: About, steps?: CardSteps): CardHost {
    const host = new CardHost();
    render(
      <CardDialog entry={entry} pointedAt={pointedAt} language={language} steps={steps} {...this.#actions} />,
      host.content,
    );
    return host;
  }
}
