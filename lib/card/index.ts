/** The Preact components that show a drug or a drug class. Popover and popup use them alike. */
export { AdviceNote } from './CardText';
export { ComponentWithId, focusAtOnce } from './component-with-id';
export { EntryCard, type EntryGetter, openedText } from './EntryCard';
export type { PointedAt } from './Names';
export { dateText, NewTabLink, PlaceLink } from './Sources';
export { StateOfUse } from './uses/LabelUses';
