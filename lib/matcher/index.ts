/** Names in a string -> mentions. Pure: no DOM, no extension API, no facts. */
export { createMatcher } from './matcher';
export { termKey } from './trie';
export type { Guard, Matcher, Mention, Term } from './types';
