import type { Entry } from '@/lib/glossary';
import type { Language } from '@/lib/locales';
import type { InputHub, PageWatcher, ShadowRootOf } from '@/lib/page';
import type { FrameLink, HostedCard } from './frames/remote-card';
import type { CardSteps, CreateCard } from './host';
import type { TextSize } from './host/card-props';
import type { OpenCard } from './open-card';

/** What the reader chose about cards. */
export interface CardChoices {
  /** What a mouse does to open a card. */
  openOn: 'rest' | 'click';
  /** How long a pointer rests on a name before the card opens. */
  rest: 'short' | 'usual' | 'long';
  cardTextSize: TextSize;
  /** Of the cards; that of the page where it is "auto". */
  language: Language | 'auto';
}

/** What cards need from outside of this folder. */
export interface CardOptions extends FrameLink {
  page: PageWatcher;
  input: InputHub;
  shadowRootOf: ShadowRootOf;
  /**
   * Asks for what a card says of a drug or class. Rejects, or gives null, where there is no answer: the card does not open, and
   * the next occasion asks again.
   */
  askEntry(id: string): Promise<Entry | null>;
  /**
   * Brings the code that makes cards, when the first card may be needed. Rejects, or gives null, where it cannot be had: the
   * card does not open, and the next occasion asks again.
   */
  loadCard(): Promise<CreateCard | null>;
  /** For pages without a language, or in a language that the card does not speak. */
  browserLanguage: Language;
  choices: CardChoices;
  /** As in `CardProps`. */
  hostName: string;
  /** As in `CardProps`. */
  asksTwice: boolean;
  /** As `onTurnOff` in `CardProps`. */
  turnOff: (() => Promise<boolean>) | null;
  /** Shows a drug or class in a page of the extension. */
  openGlossary(id: string): void;
  /** Shows the settings in a page of the extension. */
  openSettings(): void;
  /** The reader wants them back. */
  undoTurnOff(): void;
  /** The page has changed an open card twice, and the card has closed. */
  cardChanged(): void;
  /** Ends everything and removes an open card. */
  signal: AbortSignal;
}

/** How a card opens. */
export interface OpenOptions {
  /** Whether the card stays when the pointer leaves: it was opened with a key, a tap or a click. */
  isPinned: boolean;
  asSheet: boolean;
  /** The way to other names, in a card that was stepped to. */
  steps?: CardSteps;
}

/**
 * closed -> open: the pointer has rested on a name, or by key, tap, click or for a frame. open -> open: the card of another
 * name. open -> closed: see `CloseReason`. `NextCard` knows of the card that may open next.
 */
export type CardState =
  | { kind: 'closed' }
  /** In this document, or in the top page for a name of this frame. */
  | { kind: 'open'; card: OpenCard | HostedCard; isPinned: boolean };

/** Why a card closes. That decides who gets the focus, and what is reported to other frames. */
export type CloseReason =
  /** By Escape, a press elsewhere, the close button, or because text under the card is being selected. */
  | 'dismissed'
  | 'pointer left'
  /** The name has gone, or is outside of the window. */
  | 'out of sight'
  /** The page has covered or removed the card, or has loaded another document into the frame of the name. */
  | 'lost'
  /** The page has changed what stands in the card, for the second time. */
  | 'changed by page'
  /** Tab moves the focus on to the page. */
  | 'tabbed out'
  /** Another card opens here, and takes over the focus. */
  | 'replaced'
  /** The reader has gone on in another frame. */
  | 'other frame'
  /** The top page has closed the card that it has shown for this frame. */
  | 'closed by top page'
  /** The document is left, or the signal has ended everything. */
  | 'ended';

/** After these the reader wants no card that has not come yet either. After the others a step or a tap goes on. */
export const ENDING_REASONS: ReadonlySet<CloseReason> = new Set<CloseReason>([
  'dismissed',
  'tabbed out',
  'other frame',
  'ended',
]);
