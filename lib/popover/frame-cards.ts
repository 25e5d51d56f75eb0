import type { Language, PointedAt } from '@/lib/card';
import type { Box, Size } from './placement';

/** A card to be shown in the top page, because the frame of its name has no room for one. */
export interface FarCard {
  /** Names this opening of the card: another may be open by the time a message about it arrives. */
  key: string;
  /** What the name means. */
  id: string;
  pointedAt: PointedAt;
  /** That of the frame. */
  language: Language;
  /** The lines of the name in the viewport of its frame (CSS pixels), at least one. */
  boxes: Box[];
  /** Which of them was pointed at. */
  pointed: number;
  /**
   * The size of that viewport: where the element of the frame has another, the page zooms or scales it. Null for a frame
   * inside of a frame of another site: nobody knows where in the page that is.
   */
  viewport: Size | null;
  /** Which of the top page's `frames` the name is in, or in a frame of which; null for one in a shadow root. */
  frame: number | null;
}

/** A card of which the reader has left the name. */
export interface LeftCard {
  key: string;
  /** Even though the reader may be in the card. */
  atOnce: boolean;
  /** When the pointer was last seen in the frame, in milliseconds of `Date.now()`. */
  seenAt: number;
}

/** A card that is open in the top page. */
export interface ShownCard {
  /** Where, in the viewport of the frame that has asked for it; null when that is not known. */
  box: Box | null;
}

/** What a frame can ask of the top page. */
export interface TopPage {
  /** @returns null when the card is not shown there */
  show(card: FarCard): Promise<ShownCard | null>;
  /** Closes the card; not at once: unless the reader has gone into it. */
  close(leaving: LeftCard): void;
}

/** What names in small frames need: a frame the top page, and the top page somebody to tell. */
export interface FrameCards {
  /** Shows the cards that this frame has no room for; null in the top page itself. */
  topPage: TopPage | null;
  /** A card that was opened for a frame has been closed. */
  farClosed(key: string): void;
  /** Goes on from the card that is open in this frame, through the names of all frames. */
  stepOn(direction: 'next' | 'previous', otherThan: string | undefined): void;
  /** A card that stays has been opened in this frame with a tap or click: a press in another frame is to close it. */
  cardStays(): void;
  /** The reader has pressed Escape in this frame, which has no card, or pressed the page: closes cards of other frames. */
  closeElsewhere(): void;
  /** A card has closed that had the focus, and nothing in this frame had it before. */
  focusIsFree(): void;
}
