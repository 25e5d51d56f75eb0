import { useMemo } from 'preact/hooks';
import {
  createSearch,
  type Found,
  type Glossary,
  type Language,
  loadSearchData,
  type SearchResult,
} from '@/lib/glossary';

/** What the typed text finds. */
export interface TextFound {
  drugs: ReadonlySet<string>;
  /** What it finds beside drugs: a class, a regimen, a part of the base document … */
  others: readonly Found[];
  /** Nothing is spelled as typed: these are the nearest. */
  isGuess: boolean;
  /** The name of a medicine that is not in the glossary. */
  otherMedicine: string | null;
}

/** The search of the page. */
export type PageSearch = (query: string) => SearchResult;

/** @returns a search that is made when it is first used: it reads all names, which takes longer than the page may take to open */
export function usePageSearch(glossary: Glossary, language: Language): PageSearch {
  return useMemo(() => {
    let made: PageSearch | undefined;
    return (query) => {
      made ??= createSearch(glossary, loadSearchData(), language);
      return made(query);
    };
  }, [glossary, language]);
}

/** @returns what the text finds in the glossary; null where none is typed */
export function useTextFound(search: PageSearch, text: string): TextFound | null {
  return useMemo(() => {
    if (text.trim() === '') return null;
    const { hits, otherMedicine } = search(text);
    const entries = hits.map(({ entry }) => entry);
    const drugs = entries.flatMap((entry) => {
      if (entry.kind === 'drug') return [entry.id];
      return entry.kind === 'class' ? entry.drugs.map(({ id }) => id) : [];
    });
    return {
      drugs: new Set(drugs),
      others: entries.filter(({ kind }) => kind !== 'drug'),
      isGuess: hits.length > 0 && hits.every(({ kind }) => kind === 'guess'),
      otherMedicine,
    };
  }, [search, text]);
}
