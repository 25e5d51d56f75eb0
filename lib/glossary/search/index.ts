/** Finds entries by what a reader types. */
export { entryCalled } from './called';
export { type Found, foundName, type SearchHit, type SearchResult } from './found';
export { matchedParts } from './matched-letters';
export { createSearch } from './search';
export { loadSearchData } from './search-data';
