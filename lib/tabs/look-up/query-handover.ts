/** The extension's pages that have a search. */
export type SearchingPage = 'popup' | 'glossary';

/** A page that has not asked for its text by then does not open any more. Milliseconds. */
const MAX_AGE_MS = 10_000;

/** Hands a text that the reader looks up to the page that opens for it. In memory: what a reader looks up is never stored. */
export interface QueryHandover {
  give(to: SearchingPage, text: string): void;
  /** @returns the text for this page, once; null when there is none */
  take(by: SearchingPage): string | null;
}

/** @param now the time, in milliseconds */
export function createQueryHandover(now: () => number): QueryHandover {
  let given: { to: SearchingPage; text: string; at: number } | null = null;
  return {
    give: (to, text) => {
      given = { to, text, at: now() };
    },
    take(by) {
      if (given?.to !== by) return null;
      const { text, at } = given;
      given = null;
      return now() - at <= MAX_AGE_MS ? text : null;
    },
  };
}
