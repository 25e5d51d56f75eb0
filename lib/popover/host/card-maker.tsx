import { render } from 'preact';
import type { Entry } from '@/lib/glossary';
import type { About } from '../open-card';
import { CardDialog } from './CardDialog';
import { CardHost } from './card-host';
import type { CardSteps } from './StepButtons';

/** Makes cards, also ahead of time: so one can be shown in the frame in which it is wanted. */
export class CardMaker {
  readonly #actions: { onClose(): void; onTurnOff(): void };
  #prepared: { about: string; host: CardHost } | null = null;

  /** @param signal after it no card is wanted */
  constructor(actions: { onClose(): void; onTurnOff(): void }, signal: AbortSignal) {
    this.#actions = actions;
    signal.addEventListener('abort', () => this.drop());
  }

  /** Makes a card that may be wanted soon, in place of the one that was made before and was not. */
  prepare(entry: Entry, about: About): void {
    const said = JSON.stringify(about);
    if (this.#prepared?.about === said) return;
    this.drop();
    this.#prepared = { about: said, host: this.#render(entry, about) };
  }

  /** Ends the card that was made ahead and is not wanted any more. */
  drop(): void {
    this.#prepared?.host.end();
    this.#prepared = null;
  }

  /** @returns the card, not yet shown; what was prepared and says something else is given up */
  make(entry: Entry, about: About, steps?: CardSteps): CardHost {
    const prepared = this.#prepared;
    if (!steps && prepared?.about === JSON.stringify(about)) {
      this.#prepared = null;
      return prepared.host;
    }
    this.drop();
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
