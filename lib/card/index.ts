/** The Preact components that show a drug or a drug class. Popover and popup use them alike. */
export { AdviceNote } from './CardText';
export type { PointedAt } from './controls';
export { EntryCard, type EntryGetter, openedText } from './EntryCard';
export { StateOfUse } from './LabelUses';
export { dateText, NewTabLink, PlaceLink } from './Sources';
export { focusAtOnce, Stateful } from './stateful';
