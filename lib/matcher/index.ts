/** Names in a string -> mentions. Pure: no DOM, no extension API, no facts. */

export { findWithDefinitions, isSameVocabulary, NO_VOCABULARY, vocabularyOf } from './abbreviations';
export { createMatcher, termKey } from './matcher';
export type { Definition, Guard, Matcher, Mention, Reading, Term, Vocabulary } from './types';
