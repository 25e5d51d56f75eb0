import { useEffect, useState } from 'preact/hooks';
import { type Choices, type Filters, formatFilters, parseFilters } from './filters';

/** How a change of the filters enters the history: as a step of its own, or, while the reader types, in place of the last one. */
export type HistoryStep = 'push' | 'replace';

/**
 * The filters. All but the text stand in the address of the page: going back or forward, reloading and a bookmark bring them again.
 *
 * @param takeQuery gives the text that the page opens with, or null
 * @returns the filters, and a function that changes them
 */
export function useFilters(
  choices: Choices,
  takeQuery: () => Promise<string | null>,
): [Filters, (filters: Filters, step: HistoryStep) => void] {
  const [filters, setFilters] = useState<Filters>(() => ({
    ...parseFilters(location.search, choices),
    text: '',
  }));

  useEffect(() => {
    const end = new AbortController();
    const read = () => setFilters(({ text }) => ({ ...parseFilters(location.search, choices), text }));
    addEventListener('popstate', read, end);
    return () => end.abort();
  }, [choices]);

  useEffect(() => {
    // The reader may have begun to type.
    void takeQuery().then(
      (text) => text !== null && setFilters((before) => (before.text === '' ? { ...before, text } : before)),
    );
  }, [takeQuery]);

  function change(changed: Filters, step: HistoryStep): void {
    const address = `${location.pathname}${formatFilters(location.search, changed)}`;
    if (step === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    setFilters(changed);
  }

  return [filters, change];
}
