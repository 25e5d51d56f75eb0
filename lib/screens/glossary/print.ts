import { useEffect, useState } from 'preact/hooks';

/** What goes on paper: the table on two pages, the cards of some drugs, one a leaf, or the list of a page. */
export type Print = { kind: 'table' } | { kind: 'list' } | { kind: 'cards'; ids: readonly string[] };

/**
 * @param usual what the browser's own command prints
 * @returns what goes on paper, and a function that opens the browser's dialog for it
 */
export function usePrint(usual: Print): [Print, (print: Print) => void] {
  const [asked, setAsked] = useState<Print | null>(null);
  useEffect(() => {
    if (!asked) return;
    const end = new AbortController();
    addEventListener('afterprint', () => setAsked(null), end);
    // The page is laid out for it by now.
    print();
    return () => end.abort();
  }, [asked]);
  return [asked ?? usual, setAsked];
}
