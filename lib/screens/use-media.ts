import { useEffect, useState } from 'preact/hooks';

/** @returns whether a media query holds, now and whenever that changes */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const end = new AbortController();
    const update = () => setHolds(list.matches);
    list.addEventListener('change', update, end);
    // It may have changed since the first rendering.
    update();
    return () => end.abort();
  }, [query]);
  return holds;
}
