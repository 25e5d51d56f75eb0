import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Glossary, type Language, regionsFor, type SearchResult } from '@/lib/glossary';
import type { Settings } from '@/lib/settings';

/** Finds entries by what is typed. */
export type Search = (query: string) => SearchResult;

type ShippedFacts = typeof import('@/lib/glossary/shipped');
type View = typeof import('./ShownEntry');

/** What the popup can do once the facts are there. */
export interface PopupFacts extends Pick<View, 'ShownEntry'> {
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
  const [[shipped, view], setLoaded] = useState<[ShippedFacts, View] | []>([]);
  useEffect(() => {
    let isOver = false;
    void painted()
      .then(() => Promise.all([import('@/lib/glossary/shipped'), import('./ShownEntry')]))
      .then((loaded) => isOver || setLoaded(loaded));
    return () => {
      isOver = true;
    };
  }, []);
  const glossary = useMemo(
    () => (shipped && region ? shipped.loadGlossary(regionsFor(navigator.languages, region)) : null),
    [shipped, region],
  );
  const search = useSearch(glossary, shipped, language);
  return view && glossary && search ? { ShownEntry: view.ShownEntry, glossary, search } : null;
}

/** The search is made at the first letter, or before, when there is nothing else to do: that takes longer than a key may. */
function useSearch(
  glossary: Glossary | null,
  shipped: ShippedFacts | undefined,
  language: Language,
): Search | null {
  const search = useMemo(() => {
    if (!glossary || !shipped) return null;
    let made: Search | undefined;
    return (query: string) => {
      made ??= shipped.createSearch(glossary, shipped.loadSearchData(), language);
      return made(query);
    };
  }, [glossary, shipped, language]);
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
