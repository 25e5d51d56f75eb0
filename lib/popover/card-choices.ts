import type { Language } from '@/lib/locales';
import type { TextSize } from './host/card-props';

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
