import type { PointedAt } from '@/lib/card';
import type { Entry } from '@/lib/glossary';
import type { Language } from '@/lib/locales';
import type { PageMention, PageWatch, ShadowRootOf } from '@/lib/page';
import type { FrameCards } from './frames/remote-card';
import type { CardHost } from './host/card-host';
import type { CardSteps } from './host/StepButtons';
import type { Anchor } from './place/anchor';
import type { Box, Placement } from './place/placement';

/** A card that is open in this document. */
export interface OpenCard {
  kind: 'here';
  /** That of the frame for which the card is open; null for a name of this document. */
  farKey: string | null;
  anchor: Anchor;
  host: CardHost;
  placement: Placement | null;
  /** Stays when the pointer leaves: it was opened with a key, a tap or a click. */
  pinned: boolean;
  focusBefore: HTMLElement | null;
  end: AbortController;
}

/** A card of a name in this frame that is open in the top page. */
export interface CardInTopPage {
  kind: 'in top page';
  key: string;
  mention: PageMention;
  /** Where it is, seen from this frame; null when that is not known. */
  box: Box | null;
  /** Stays when the pointer leaves. */
  pinned: boolean;
  end: AbortController;
}

/** How a card is opened. */
export interface Opening {
  pinned: boolean;
  /** At the foot of the window, whatever room there is by the name. */
  asSheet: boolean;
  /** The way to other names. */
  steps?: CardSteps;
}

/** What a card says. */
export interface About {
  id: string;
  pointedAt: PointedAt;
  language: Language;
}

/** What a card says, and how it is opened. */
export interface CardRequest extends About {
  farKey: string | null;
  anchor: Anchor;
  pinned: boolean;
  steps?: CardSteps | undefined;
}

export interface PopoverOptions extends FrameCards {
  page: Pick<PageWatch, 'setActive' | 'elementAt' | 'focused' | 'mentionAt'>;
  shadowRootOf: ShadowRootOf;
  entry(id: string): Entry | undefined;
  /** For pages that do not say theirs, or speak another. */
  browserLanguage: Language;
  /** The reader wants no more marks on this site. */
  turnOff(): void;
  /** Ends everything and takes an open card away. */
  signal: AbortSignal;
}
