/** The Preact components that show a drug or a drug class. Popover and popup use them alike. */
export { AdviceNote } from './CardText';
export { EntryCard, type EntryGetter, openedText, type PointedAt } from './EntryCard';
