import type { Entry } from '@/lib/glossary';
import type { PageMention } from '@/lib/page';
import type { CardOptions } from './card-state';
import type { CardHost, CardProps, CardRequest, CardSteps, CreateCard } from './host';

/** Whose card opens: that of a name of this document, or of a name in a frame, by the key of the card. */
export type CardOwner = { mention: PageMention } | { remoteKey: string };

type NextState =
  | { kind: 'none' }
  /** The pointer rests on a name. What its card needs has not come yet. */
  | { kind: 'requested'; key: string }
  /** The card is rendered, so that it can be shown without delay. */
  | { kind: 'rendered'; key: string; host: CardHost }
  /** The reader has tapped the name or stepped to it, or a frame has: the card opens when what it needs has come. */
  | { kind: 'awaited'; owner: CardOwner };

const NONE: NextState = { kind: 'none' };

/**
 * The card that opens next, while another may still be open. What the reader does last counts: one name takes the place of the
 * other.
 */
export class NextCard {
  readonly #source: CardSource;
  readonly #dismiss: () => void;
  readonly #rendered: () => void;
  #state: NextState = NONE;

  /**
   * @param dismiss closes a card, for its close button
   * @param rendered is called when a card has been rendered later than it was wanted
   */
  constructor(source: CardSource, { dismiss, rendered }: { dismiss(): void; rendered(): void }) {
    this.#source = source;
    this.#dismiss = dismiss;
    this.#rendered = rendered;
  }

  /** Whether a card is rendered and waits for the end of the rest. */
  get isRendered(): boolean {
    return this.#state.kind === 'rendered';
  }

  /** The name of this document whose card opens as soon as it can. */
  get awaitedMention(): PageMention | null {
    const state = this.#state;
    return state.kind === 'awaited' && 'mention' in state.owner ? state.owner.mention : null;
  }

  /** Gets what a card needs, ahead of time: what it says, and the script that makes it. */
  approach(id: string): void {
    void this.#source.request(id);
  }

  /** Any -> rendered, or requested -> rendered when what it needs has come, or none when that cannot be had. */
  prepare(request: CardRequest): void {
    const key = keyOf(request);
    const state = this.#state;
    if ((state.kind === 'requested' || state.kind === 'rendered') && state.key === key) return;
    this.drop();
    if (this.#source.has(request.id)) this.#render(key, request);
    else void this.#renderLater({ kind: 'requested', key }, request);
  }

  async #renderLater(requested: NextState & { kind: 'requested' }, request: CardRequest): Promise<void> {
    this.#state = requested;
    await this.#source.request(request.id);
    if (this.#state !== requested) return;
    this.#state = NONE;
    this.#render(requested.key, request);
    if (this.isRendered) this.#rendered();
  }

  #render(key: string, request: CardRequest): void {
    const host = this.#source.create(request, this.#dismiss, undefined);
    if (host) this.#state = { kind: 'rendered', key, host };
  }

  /** Any -> none: the reader has gone elsewhere. */
  drop(): void {
    if (this.#state.kind === 'rendered') this.#state.host.remove();
    this.#state = NONE;
  }

  /** Awaited -> none. @param remoteKey only if it is the card with this key */
  cancel(remoteKey?: string): void {
    const state = this.#state;
    if (state.kind !== 'awaited') return;
    const isMeant =
      remoteKey === undefined || ('remoteKey' in state.owner && state.owner.remoteKey === remoteKey);
    if (isMeant) this.#state = NONE;
  }

  /**
   * Gives up a card that is awaited, and calls back when this one can open: at once where all that it needs is here, and a rendered
   * card stays for `open` to take; else it is awaited until then. It does not open when what it needs cannot be had, or when the
   * reader has gone elsewhere meanwhile.
   *
   * @param open opens the card
   * @returns when that is decided
   */
  async whenReady(id: string, owner: CardOwner, open: () => void): Promise<void> {
    this.cancel();
    if (!this.#source.has(id)) {
      this.drop();
      const awaited: NextState = { kind: 'awaited', owner };
      this.#state = awaited;
      const isReady = await this.#source.request(id);
      if (this.#state !== awaited) return;
      this.#state = NONE;
      if (!isReady) return;
    }
    open();
  }

  /** Any -> none. @returns the rendered card, if it is the requested one, else a new one; null when it cannot be had */
  take(request: CardRequest, steps?: CardSteps): CardHost | null {
    const state = this.#state;
    if (state.kind === 'rendered' && !steps && state.key === keyOf(request)) {
      this.#state = NONE;
      return state.host;
    }
    this.drop();
    return this.#source.create(request, this.#dismiss, steps);
  }
}

/** @returns the same text for requests of the same card */
function keyOf({ id, pointedAt, language }: CardRequest): string {
  return JSON.stringify([id, pointedAt.normalizedText, pointedAt.definedHere, language]);
}

/** What `CardSource` takes of the options of all cards. */
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
