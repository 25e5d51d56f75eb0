/** The card in a page: hover intent, preparation, placement, the host element, focus and steps, cards of names in frames. */
export { attachCards, type PageCards } from './attach-cards';
export type { CardOptions } from './card-state';
export type { FrameLink } from './frames/remote-card';
export type { CreateCard } from './host';
