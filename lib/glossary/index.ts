/** The facts as an object: load, look up, search. */
export type { Language, Localized } from '@/data/schema';
export { classEntryId, entryName, isClassEntryId, textIn } from './entry';
export {
  type ClassEntry,
  type Drug,
  type Entry,
  EntrySchema,
  type LabelUse,
  type Listing,
  type OtherName,
  type SectionPlace,
  type Source,
  type Statement,
  type Subtype,
} from './entry-schema';
export { buildGlossary, type Glossary, isFactLink, type Regimen } from './glossary';
export { loadFacts, loadGlossary } from './load';
export { matcherTerms } from './matcher-terms';
export { regionsFor } from './regions';
export {
  createSearch,
  entryCalled,
  type Found,
  foundName,
  loadSearchData,
  matchedParts,
  type SearchHit,
  type SearchResult,
} from './search';
export { textLink } from './section-link';
