/** The shipped facts and the search in them alone, for a page that fetches them once it is painted: they are most of what it loads. */
export { loadGlossary } from '../load';
export { createSearch, loadSearchData } from '../search';
