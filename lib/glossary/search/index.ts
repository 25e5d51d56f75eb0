/** Finds entries by what a reader types. */
export { entryCalled } from './called';
export { type Found, foundName } from './found';
export { matchedParts } from './matched-letters';
export { createSearch } from './search';
export type { SearchHit, SearchResult } from './types';
export { loadSearchData } from './words';
