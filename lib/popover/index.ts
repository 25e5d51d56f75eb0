/** The card in a page: host, hover intent, placement, focus. */
export { attachCards, type PageCards } from './attach-cards';
export type { FrameCards } from './frames/remote-card';
