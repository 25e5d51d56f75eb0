import type { Entry } from '@/lib/glossary';
import type { CardOptions } from '../card-state';
import type { CardHost, CardProps, CardRequest, CardSteps, CreateCard } from '../host';

/** The entries that this page has asked for, kept as long as the page. */
export interface EntryCache {
  /** @returns the entry, if it has come */
  get(id: string): Entry | undefined;
  /**
   * Asks for an entry, unless it has come or has been asked for already.
   *
   * @returns the entry; null when there was no answer, so that the next occasion asks again. Never rejects
   */
  request(id: string): Promise<Entry | null>;
}

/** @param ask asks for the entry of a drug or class; rejects, or gives null, where it cannot be had */
export function createEntryCache(ask: (id: string) => Promise<Entry | null>): EntryCache {
  const entries = new Map<string, Entry>();
  const requests = new Map<string, Promise<Entry | null>>();

  async function answerTo(id: string): Promise<Entry | null> {
    try {
      const entry = await ask(id);
      if (entry) entries.set(id, entry);
      return entry;
    } catch {
      return null;
    }
  }

  return {
    get: (id) => entries.get(id),
    request(id) {
      const known = entries.get(id);
      if (known) return Promise.resolve(known);
      const request = requests.get(id) ?? answerTo(id).finally(() => requests.delete(id));
      requests.set(id, request);
      return request;
    },
  };
}

/** What it takes of the options of all cards. */
type CardSourceOptions = Pick<
  CardOptions,
  | 'askEntry'
  | 'loadCard'
  | 'hostName'
  | 'asksTwice'
  | 'turnOff'
  | 'undoTurnOff'
  | 'openGlossary'
  | 'openSettings'
  | 'choices'
>;

/** Where cards come from: the entries of the background, rendered by the script that makes cards. */
export class CardSource {
  readonly #entries: EntryCache;
  readonly #loadCard: CardOptions['loadCard'];
  readonly #isCompact: () => boolean;
  readonly #props: Omit<
    CardProps,
    'entry' | 'entryOf' | 'pointedAt' | 'language' | 'steps' | 'isCompact' | 'onClose'
  >;
  #createCard: CreateCard | null = null;
  /** While the script is on its way. */
  #loading: Promise<void> | null = null;

  /** @param isCompact tells whether there is room for a few lines only */
  constructor(options: CardSourceOptions, isCompact: () => boolean) {
    this.#isCompact = isCompact;
    this.#entries = createEntryCache(options.askEntry);
    this.#loadCard = options.loadCard;
    this.#props = {
      hostName: options.hostName,
      asksTwice: options.asksTwice,
      textSize: options.choices.cardTextSize,
      onTurnOff: options.turnOff,
      onUndo: options.undoTurnOff,
      onOpenGlossary: options.openGlossary,
      onOpenSettings: options.openSettings,
    };
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
      ...this.#props,
      pointedAt,
      language,
      entry,
      entryOf: (id) => this.#entries.request(id),
      steps,
      onClose,
      isCompact: this.#isCompact(),
    });
  }
}
