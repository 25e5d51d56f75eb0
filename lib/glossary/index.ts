/** The facts as an object: load, look up, search. */
export { isClassEntryId } from './class-id';
export { entryName } from './entry-name';
export type {
  ClassEntry,
  Drug,
  Entry,
  Glossary,
  Language,
  Listing,
  Localized,
  SectionPlace,
  Source,
} from './glossary';
export { buildGlossary } from './glossary';
export { facts } from './load';
export { matcherTerms } from './matcher-terms';
export { createSearch, type SearchHit } from './search';
export { textLink } from './section-link';
export { textIn } from './text-in';
