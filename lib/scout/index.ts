/** What runs in every frame of every page: looks for text that may hold a name, and stops at the first. */
export { watchForNames } from './watch-for-names';
