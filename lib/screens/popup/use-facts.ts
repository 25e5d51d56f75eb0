import { useEffect, useMemo, useState } from 'preact/hooks';
import { createSearch, type Glossary, type Language, regionsFor, type SearchResult } from '@/lib/glossary';
import type { Settings } from '@/lib/settings';

/** Finds entries by what is typed. */
export type Search = (query: string) => SearchResult;

type ShippedFacts = typeof import('@/lib/glossary/shipped');

/**
 * The facts: the popup is painted first, since it takes longer to read them than to paint it.
 *
 * @param region what the reader has chosen; undefined until that is read
 * @returns null until they are there
 */
export function useFacts(
  language: Language,
  region: Settings['region'] | undefined,
): { glossary: Glossary | null; search: Search | null } {
  const [shipped, setShipped] = useState<ShippedFacts | null>(null);
  useEffect(() => {
    let isOver = false;
    void painted()
      .then(() => import('@/lib/glossary/shipped'))
      .then((module) => isOver || setShipped(module));
    return () => {
      isOver = true;
    };
  }, []);
  const glossary = useMemo(
    () => (shipped && region ? shipped.loadGlossary(regionsFor(navigator.languages, region)) : null),
    [shipped, region],
  );
  return { glossary, search: useSearch(glossary, shipped, language) };
}

/** The search is made at the first letter, or before, when there is nothing else to do: that takes longer than a key may. */
function useSearch(
  glossary: Glossary | null,
  shipped: ShippedFacts | null,
  language: Language,
): Search | null {
  const search = useMemo(() => {
    if (!glossary || !shipped) return null;
    let made: Search | undefined;
    return (query: string) => {
      made ??= createSearch(glossary, shipped.loadSearchData(), language);
      return made(query);
    };
  }, [glossary, shipped, language]);
  useEffect(() => {
    if (!search) return;
    const warmUp = ['q', NO_NAME];
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

/** A text that is no name makes the search ready for guesses, too. */
const NO_NAME = 'qqqq';

/** When what is shown now is painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
