/**
 * The check of `data/`, and what the build makes of the checked facts. It runs in Node only: in the build, in the tests and in
 * `npm run check:data`. The index of the glossary does not export it, so that it is not shipped.
 */
export { toColumn } from '../columns';
export { matcherTerms } from '../matcher-terms';
export { checkFacts } from './check-facts';
export { assertFacts, readFacts } from './read-facts';
export { type ReaderText, readerTexts, sentencesOf, type TextKind, wordsOf } from './reader-texts';
export { assertSearchData } from './search-data';
export { commonEnglishWords } from './words/common-words';
