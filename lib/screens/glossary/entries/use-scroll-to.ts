import { useLayoutEffect, useRef } from 'preact/hooks';

/** What a reader does who goes on by themselves. */
const INPUTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Goes to the entry of the address, and stays there while the cards around it are made, as long as the reader has done nothing. The
 * browser goes there too, but cannot know where it will be, and keeps no place at the end of a page.
 *
 * @param id the entry; null for none
 * @param made changes whenever more cards are made
 */
export function useScrollTo(id: string | null, made: number): void {
  const isThere = useRef(false);

  useLayoutEffect(() => {
    isThere.current = false;
    const entry = id === null ? null : document.getElementById(id);
    if (!entry) return;
    isThere.current = true;
    entry.focus({ preventScroll: true });
    const end = new AbortController();
    for (const input of INPUTS) {
      addEventListener(input, () => (isThere.current = false), { signal: end.signal, passive: true });
    }
    return () => end.abort();
  }, [id]);

  useLayoutEffect(() => {
    if (id !== null && isThere.current) document.getElementById(id)?.scrollIntoView();
  }, [id, made]);
}
