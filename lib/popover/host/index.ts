/**
 * What makes a card: components, texts, styles and the element that they stand in. Most pages never need it, so it is a script
 * of its own; the rest of lib/popover knows its types only.
 */
export { createCard } from './CardDialog';
export type { CardHost } from './card-host';
export type { CardProps, CardRequest, CardSteps, CreateCard } from './card-props';
