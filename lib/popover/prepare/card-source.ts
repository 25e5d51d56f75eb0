import type { CardOptions, CardRequest, CardSteps } from '../card-state';
import type { CardHost } from '../host/card-host';
import { createEntryCache, type EntryCache } from './entry-cache';

type CardModule = typeof import('../host/CardDialog');

/** The components and their library, which most pages never need: they are evaluated when the first card may be needed. */
let components: CardModule | undefined;

export async function loadComponents(): Promise<CardModule> {
  components ??= await import('../host/CardDialog');
  return components;
}

/** Where cards come from: the entries of the background, rendered by the components. */
export class CardSource {
  readonly #entries: EntryCache;
  readonly #turnOff: () => void;

  constructor({ askEntry, turnOff }: Pick<CardOptions, 'askEntry' | 'turnOff'>) {
    this.#entries = createEntryCache(askEntry);
    this.#turnOff = turnOff;
  }

  /** Whether the card of a drug or class can be rendered at once. */
  has(id: string): boolean {
    return components !== undefined && this.#entries.get(id) !== undefined;
  }

  /**
   * Gets what the card of a drug or class needs, if it is not here yet.
   *
   * @returns whether the card can be rendered now
   */
  async request(id: string): Promise<boolean> {
    const [entry] = await Promise.all([this.#entries.request(id), loadComponents()]);
    return entry !== null;
  }

  /** @returns the card, rendered but not shown; null while something that it needs is not here */
  create(
    { id, pointedAt, language }: CardRequest,
    onClose: () => void,
    steps: CardSteps | undefined,
  ): CardHost | null {
    const entry = this.#entries.get(id);
    if (!components || !entry) return null;
    return components.createCard({
      pointedAt,
      language,
      entry,
      entryOf: (id) => this.#entries.request(id),
      steps,
      onClose,
      onTurnOff: this.#turnOff,
    });
  }
}
