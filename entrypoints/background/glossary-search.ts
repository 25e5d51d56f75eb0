import {
  createSearch,
  foundName,
  loadGlossary,
  loadSearchData,
  regionsFor,
  type SearchResult,
  textIn,
} from '@/lib/glossary';
import { kindText, type Language } from '@/lib/locales';
import type { OmniboxHits } from '@/lib/tabs';

/** The search of the background, for texts that are looked up without a page of the extension. */
export interface GlossarySearch {
  find(text: string): SearchResult;
  /** The same, with what the address bar shows of each hit. */
  findNamed(text: string): OmniboxHits;
}

/**
 * @param language of what the search says
 * @param languages those of the browser, which tell the reader's region
 * @returns a search that is made when it is first used: to make it takes longer than the rest of the background's start
 */
export function createGlossarySearch(language: Language, languages: readonly string[]): GlossarySearch {
  let search: ReturnType<typeof createSearch> | undefined;

  function find(text: string): SearchResult {
    if (text === '') return { hits: [], otherMedicine: null };
    search ??= createSearch(loadGlossary(regionsFor(languages)), loadSearchData(), language);
    return search(text);
  }

  return {
    find,
    findNamed(text) {
      const { hits, otherMedicine } = find(text);
      const named = hits.map(({ entry, kind, matchedOn }) => ({
        kind,
        matchedOn,
        id: entry.id,
        name: foundName(entry, language),
        what:
          entry.kind === 'drug' ? textIn(entry.drugClass.label, language) : kindText(language, entry.kind),
      }));
      return { hits: named, otherMedicine };
    },
  };
}
