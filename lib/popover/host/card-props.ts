import type { EntryGetter, PointedAt } from '@/lib/card';
import type { Entry } from '@/lib/glossary';
import type { Language } from '@/lib/locales';
import type { Direction } from '@/lib/protocol';
import type { CardHost } from './card-host';

/** Which card is wanted: what the name means, and how the page writes it. */
export interface CardRequest {
  id: string;
  pointedAt: PointedAt;
  language: Language;
}

/** How large the text of a card is, and the card with it. */
export type TextSize = 'usual' | 'large' | 'larger';

/** The way from a card that was stepped to, to other names. */
export interface CardSteps {
  /** @param others whether names with the same meaning as that of the open card are skipped */
  step(direction: Direction, others: boolean): void;
  /** Whether the next name has the same meaning, and the page has names of another. */
  isRepeated: boolean;
}

/** What a card shows and does. All of it is given: the script that makes cards shares no state with the rest. */
export interface CardProps extends Pick<CardRequest, 'pointedAt' | 'language'> {
  entry: Entry;
  /** Gives the entry of a drug that the card of its class names. */
  entryOf: EntryGetter;
  textSize: TextSize;
  /** The way to other names, in a card that was stepped to. */
  steps: CardSteps | undefined;
  /** Of the site of the page; empty where it has no name, or is not for the page to know. */
  hostName: string;
  /** Whether the window is so small, a frame of a few lines, that the card has to be small too. */
  isCompact: boolean;
  /** Whether to switch the site off takes a second press: the card stands in a frame that may be of another site. */
  asksTwice: boolean;
  onClose(): void;
  /** Shows a drug or class in a page of the extension. */
  onOpenGlossary(id: string): void;
  /** Shows the settings in a page of the extension. */
  onOpenSettings(): void;
  /**
   * The reader wants no more marks on this site. Null where there is nothing to turn off.
   *
   * @returns whether that was saved
   */
  onTurnOff: (() => Promise<boolean>) | null;
  /** The reader wants them back. */
  onUndo(): void;
}

/** Renders a card into a host that is not in the document yet, so that the card can be shown without delay. */
export type CreateCard = (props: CardProps) => CardHost;
