import otherMedicines from '@/data/other-medicines.json?raw';
import type { OtherMedicines, SearchWord } from '@/data/search-schema';
import words from '@/data/search-words.json?raw';

export interface SearchData {
  words: readonly SearchWord[];
  /** Names of medicines that are not in the glossary. */
  otherMedicines: readonly string[];
}

let data: SearchData | undefined;

/** The shipped words of readers and names of other medicines, at the first call. The build has checked them. */
export function loadSearchData(): SearchData {
  data ??= parse();
  return data;
}

function parse(): SearchData {
  const groups: OtherMedicines[] = JSON.parse(otherMedicines);
  return { words: JSON.parse(words), otherMedicines: groups.flatMap(({ names }) => names) };
}
