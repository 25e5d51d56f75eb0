// Made from data/ by lib/vocabulary.
import text from 'virtual:search-data';
import type { SearchWord } from '@/data/search-schema';

export interface SearchData {
  words: readonly SearchWord[];
  /** Names of medicines that are not in the glossary. */
  otherMedicines: readonly string[];
}

let data: SearchData | undefined;

/** The shipped words of readers and names of other medicines, at the first call. The build has checked them. */
export function loadSearchData(): SearchData {
  data ??= JSON.parse(text) as SearchData;
  return data;
}
