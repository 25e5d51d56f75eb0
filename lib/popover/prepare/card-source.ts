import type { CardOptions } from '../card-state';
import type { CardHost, CardRequest, CardSteps, CreateCard, TextSize } from '../host';
import { createEntryCache, type EntryCache } from './entry-cache';

/** Where cards come from: the entries of the background, rendered by the script that makes cards. */
export class CardSource {
  readonly #entries: EntryCache;
  readonly #loadCard: CardOptions['loadCard'];
  readonly #hostName: string;
  readonly #turnOff: () => void;
  readonly #openGlossary: (id: string) => void;
  readonly #isCompact: () => boolean;
  readonly #textSize: TextSize;
  #createCard: CreateCard | null = null;
  /** While the script is on its way. */
  #loading: Promise<void> | null = null;

  /** @param isCompact tells whether there is room for a few lines only */
  constructor(
    {
      askEntry,
      loadCard,
      hostName,
      turnOff,
      openGlossary,
      choices,
    }: Pick<CardOptions, 'askEntry' | 'loadCard' | 'hostName' | 'turnOff' | 'openGlossary' | 'choices'>,
    isCompact: () => boolean,
  ) {
    this.#isCompact = isCompact;
    this.#entries = createEntryCache(askEntry);
    this.#loadCard = loadCard;
    this.#hostName = hostName;
    this.#turnOff = turnOff;
    this.#openGlossary = openGlossary;
    this.#textSize = choices.cardTextSize;
  }

  /** Whether the card of a drug or class can be rendered at once. */
  has(id: string): boolean {
    return this.#createCard !== null && this.#entries.get(id) !== undefined;
  }

  /**
   * Gets what the card of a drug or class needs, if it is not here yet.
   *
   * @returns whether the card can be rendered now
   */
  async request(id: string): Promise<boolean> {
    await Promise.all([this.#entries.request(id), this.#load()]);
    return this.has(id);
  }

  /** Asks for the script, unless it has come or has been asked for already. After a failure the next occasion asks again. */
  async #load(): Promise<void> {
    if (this.#createCard) return;
    this.#loading ??= this.#answerToLoad().finally(() => {
      this.#loading = null;
    });
    await this.#loading;
  }

  async #answerToLoad(): Promise<void> {
    this.#createCard = await this.#loadCard().catch(() => null);
  }

  /** @returns the card, rendered but not shown; null while something that it needs is not here */
  create(
    { id, pointedAt, language }: CardRequest,
    onClose: () => void,
    steps: CardSteps | undefined,
  ): CardHost | null {
    const entry = this.#entries.get(id);
    if (!this.#createCard || !entry) return null;
    return this.#createCard({
      pointedAt,
      language,
      entry,
      entryOf: (id) => this.#entries.request(id),
      textSize: this.#textSize,
      steps,
      onClose,
      hostName: this.#hostName,
      isCompact: this.#isCompact(),
      onTurnOff: this.#turnOff,
      onOpenGlossary: this.#openGlossary,
    });
  }
}
