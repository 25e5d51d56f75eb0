import { useEffect, useState } from 'preact/hooks';

/** @returns whether a media query holds, now and whenever that changes */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const end = new AbortController();
    list.addEventListener('change', () => setHolds(list.matches), end);
    return () => end.abort();
  }, [query]);
  return holds;
}
