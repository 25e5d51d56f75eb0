/** The shipped facts and words alone, for a page that fetches them once it is painted: they are most of what it loads. */
export { loadGlossary } from '../load';
export { loadSearchData } from '../search/words';
