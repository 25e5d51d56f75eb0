import type { PageMention } from '@/lib/page';
import { keyOf } from '../card-state';
import type { CardHost, CardRequest, CardSteps } from '../host';
import type { CardSource } from './card-source';

/** For whom a card opens: a name of this document, or the key of a card for a name in a frame. */
export type CardPlace = { mention: PageMention } | { remoteKey: string };

type NextState =
  | { kind: 'none' }
  /** The pointer rests on a name. What its card needs has not come yet. */
  | { kind: 'requested'; key: string }
  /** The card is rendered, so that it can be shown without delay. */
  | { kind: 'rendered'; key: string; host: CardHost }
  /** The reader has tapped the name or stepped to it, or a frame has: the card opens when what it needs has come. */
  | { kind: 'awaited'; place: CardPlace };

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
    return state.kind === 'awaited' && 'mention' in state.place ? state.place.mention : null;
  }

  /** Gets what a card needs, ahead of time. */
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
      remoteKey === undefined || ('remoteKey' in state.place && state.place.remoteKey === remoteKey);
    if (isMeant) this.#state = NONE;
  }

  /**
   * Any -> none, when the card can open: at once where all that it needs is here, else awaited until then. The card does not
   * open when what it needs cannot be had, or when the reader has gone elsewhere meanwhile.
   *
   * @param open opens the card
   * @returns when that is decided
   */
  async whenReady(id: string, place: CardPlace, open: () => void): Promise<void> {
    this.cancel();
    if (!this.#source.has(id)) {
      this.drop();
      const awaited: NextState = { kind: 'awaited', place };
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
