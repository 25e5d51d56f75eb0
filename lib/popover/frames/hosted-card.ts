import { boxesOf, type PageMention } from '@/lib/page';
import type { Box, RemoteCard } from '@/lib/protocol';
import { remoteCardFor, type TopPage } from './remote-card';

/** The card of a name in this frame that the top page shows, because this frame has no room for it. */
export class HostedCard {
  readonly kind = 'hosted';
  readonly hasFocus = false;
  readonly key = crypto.randomUUID();
  readonly mention: PageMention;
  readonly #topPage: TopPage;
  #box: Box | null = null;

  constructor(mention: PageMention, topPage: TopPage) {
    this.mention = mention;
    this.#topPage = topPage;
  }

  /** Where the card is, seen from this frame; null when that is unknown. */
  get box(): Box | null {
    return this.#box;
  }

  /** No target of an event in this document is the card. */
  isTarget(): boolean {
    return false;
  }

  /** The top page places the card; here it only turns out whether the name is still there. */
  place(): 'unmoved' | 'out of sight' {
    return boxesOf(this.mention).length > 0 ? 'unmoved' : 'out of sight';
  }

  isOccluded(): boolean {
    return false;
  }

  /**
   * @param content the name and the language of the card
   * @param lineIndex the index of the box of the name that was pointed at
   * @returns whether the top page shows the card
   */
  async show(
    content: Pick<RemoteCard, 'id' | 'pointedAt' | 'language'>,
    lineIndex: number,
  ): Promise<boolean> {
    const shown = await this.#topPage.show(remoteCardFor(content, this.key, this.mention, lineIndex));
    if (shown) this.#box = shown.box;
    return shown !== null;
  }

  /**
   * Has the top page close the card.
   *
   * @param pointerLeftAt when the pointer was last seen in this frame, if that is the reason (milliseconds of `Date.now()`):
   *   the card stays if the reader has gone into it
   */
  end(pointerLeftAt: number | null): void {
    this.#topPage.close({ key: this.key, atOnce: pointerLeftAt === null, pointerLeftAt: pointerLeftAt ?? 0 });
  }
}
