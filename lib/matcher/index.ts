/** Names in a string -> mentions. Pure: no DOM, no extension API, no facts. */
export { createMatcher } from './matcher';
export { termKey } from './trie';
export type { Definition, Guard, Matcher, Mention, Reading, Term, Vocabulary } from './types';
export { findWithDefinitions, isSameVocabulary, NO_VOCABULARY, vocabularyOf } from './vocabulary';
