import {
  createSearch,
  entryCalled,
  type Found,
  foundName,
  loadGlossary,
  loadSearchData,
  regionsFor,
  type SearchResult,
  textIn,
} from '@/lib/glossary';
import { kindText, type Language } from '@/lib/locales';
import type { OmniboxHits } from '@/lib/tabs';

/** What is found for a text. */
interface FoundForText extends SearchResult {
  /** The one entry that has the text as a name. */
  called: Found | null;
}

/** The search of the background, for texts that are looked up without a page of the extension. */
export interface GlossarySearch {
  find(text: string): FoundForText;
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

  function find(text: string): FoundForText {
    if (text === '') return { hits: [], otherMedicine: null, called: null };
    search ??= createSearch(loadGlossary(regionsFor(languages)), loadSearchData(), language);
    const result = search(text);
    return { ...result, called: entryCalled(text, result.hits, language) };
  }

  return {
    find,
    findNamed(text) {
      const { hits, otherMedicine, called } = find(text);
      const named = hits.map(({ entry, kind, matchedOn }) => ({
        kind,
        matchedOn,
        name: foundName(entry, language),
        what:
          entry.kind === 'drug' ? textIn(entry.drugClass.label, language) : kindText(language, entry.kind),
      }));
      return { hits: named, otherMedicine, called: called?.id ?? null };
    },
  };
}
