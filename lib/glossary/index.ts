/** The facts as an object: load, look up, search. */
export {
  type ClassEntry,
  type Drug,
  type Entry,
  entryName,
  isClassEntryId,
  type Language,
  type Listing,
  type Localized,
  type SectionPlace,
  type Source,
  textIn,
} from './entry';
export { buildGlossary, type Glossary } from './glossary';
export { facts } from './load';
export { matcherTerms } from './matcher-terms';
export { createSearch, type SearchHit } from './search/search';
export { textLink } from './section-link';
