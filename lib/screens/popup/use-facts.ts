import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Glossary, type Language, regionsFor, type SearchResult } from '@/lib/glossary';
import type { Settings } from '@/lib/settings';

/** Finds entries by what is typed. */
export type Search = (query: string) => SearchResult;

type ShippedFacts = typeof import('@/lib/glossary/shipped');
type Loaded = ShippedFacts & typeof import('./ShownEntry');

/** What the popup can do once the facts are there. */
export interface PopupFacts extends Pick<Loaded, 'ShownEntry'> {
  glossary: Glossary;
  search: Search;
}

/**
 * The facts with what shows them: the popup is painted first, since it takes longer to read them than to paint it.
 *
 * @param region what the reader has chosen; undefined until that is read
 * @returns null until they are there
 */
export function useFacts(language: Language, region: Settings['region'] | undefined): PopupFacts | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let isOver = false;
    void painted()
      .then(() => Promise.all([import('@/lib/glossary/shipped'), import('./ShownEntry')]))
      .then(([shipped, view]) => isOver || setLoaded({ ...shipped, ...view }));
    return () => {
      isOver = true;
    };
  }, []);
  const glossary = useMemo(
    () => (loaded && region ? loaded.loadGlossary(regionsFor(navigator.languages, region)) : null),
    [loaded, region],
  );
  const search = useSearch(glossary, loaded, language);
  return loaded && glossary && search ? { ShownEntry: loaded.ShownEntry, glossary, search } : null;
}

/** The search is made at the first letter, or before, when there is nothing else to do: that takes longer than a key may. */
function useSearch(glossary: Glossary | null, loaded: Loaded | null, language: Language): Search | null {
  const search = useMemo(() => {
    if (!glossary || !loaded) return null;
    let made: Search | undefined;
    return (query: string) => {
      made ??= loaded.createSearch(glossary, loaded.loadSearchData(), language);
      return made(query);
    };
  }, [glossary, loaded, language]);
  useEffect(() => {
    if (!search) return;
    const warmUp = ['q', ...MISSPELT];
    let handle = requestIdleCallback(next);
    function next(): void {
      const text = warmUp.shift();
      if (text === undefined) return;
      search?.(text);
      handle = requestIdleCallback(next);
    }
    return () => cancelIdleCallback(handle);
  }, [search]);
  return search;
}

/**
 * They make the search ready for guesses, too: by sound, then by letters, so that no key waits for both. Much like names, so that
 * all that weighs a guess has run.
 */
const MISSPELT = ['trastuzamab', 'taxalere'];

/** When what is shown now is painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
