import { useEffect, useState } from 'preact/hooks';
import { type Choices, type Filters, formatFilters, parseFilters } from './filters';

/** How a change of the filters enters the history: as a step of its own, or, while the reader types, in place of the last one. */
export type HistoryStep = 'push' | 'replace';

/**
 * The filters, which stand in the address of the page: going back or forward, reloading and a bookmark bring them again.
 *
 * @returns the filters, and a function that changes them
 */
export function useFilters(choices: Choices): [Filters, (filters: Filters, step: HistoryStep) => void] {
  const [filters, setFilters] = useState(() => parseFilters(location.search, choices));

  useEffect(() => {
    const end = new AbortController();
    addEventListener('popstate', () => setFilters(parseFilters(location.search, choices)), end);
    return () => end.abort();
  }, [choices]);

  function change(changed: Filters, step: HistoryStep): void {
    const address = `${location.pathname}${formatFilters(location.search, changed)}`;
    if (step === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    setFilters(changed);
  }

  return [filters, change];
}
