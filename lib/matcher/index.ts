/** Names in a string -> mentions. Pure: no DOM, no extension API, no facts. */

export {
  findWithDefinitions,
  isSameVocabulary,
  meaningOf,
  NO_VOCABULARY,
  vocabularyOf,
} from './abbreviations/abbreviations';
export { compilePrefilter } from './compile/compile-prefilter';
export { compileTerms } from './compile/compile-terms';
export { createMatcher, NO_TERMS, withoutIds } from './matcher';
export { termKey } from './term-key';
export type {
  Definition,
  Guard,
  Matcher,
  MatcherTables,
  Mention,
  Prefilter,
  Reading,
  Term,
  Vocabulary,
} from './types';
