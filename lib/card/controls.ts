import type { ComponentChildren } from 'preact';

/** What acts on the card itself, where it stands in a page. */
export interface CardControls {
  /** At the end of the header. */
  close: ComponentChildren;
  /** At the end of the row below the uses. */
  options: ComponentChildren;
  /** Whether there is room for a few lines only: the sentence on the class stands in the details then. */
  isCompact: boolean;
}

/** A name in a page. */
export interface PointedAt {
  /** As the page writes it, without spaces. */
  normalizedText: string;
  /** The page itself says that these letters mean this. */
  definedHere: boolean;
}
