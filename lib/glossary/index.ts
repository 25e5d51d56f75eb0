/** The facts as an object: load, look up, search. */
export { isClassEntryId } from './class-id';
export { entryName } from './entry-name';
export type {
  Called,
  ClassEntry,
  Drug,
  DrugClass,
  Entry,
  Glossary,
  LabelUse,
  Language,
  Listing,
  Localized,
  OtherName,
  Section,
  SectionLink,
  SectionList,
  SectionPlace,
  Source,
  Subtype,
} from './glossary';
export { buildGlossary } from './glossary';
export { facts } from './load';
export { matcherTerms } from './matcher-terms';
export { createSearch, type SearchHit } from './search';
export { textLink } from './section-link';
export { textIn } from './text-in';
