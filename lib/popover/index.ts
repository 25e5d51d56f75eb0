/** The card in a page: host, hover intent, placement, focus. */
export { attachCards, type PageCards } from './attach';
export type { FrameCards } from './frame-cards';
