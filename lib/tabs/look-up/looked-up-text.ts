/** More letters than any name has: of a longer text, such as a whole page that was selected, only the beginning is looked up. */
const MAX_LENGTH = 64;

/** So much of a selected page is read to find its first letters. UTF-16 code units. */
const MAX_READ = 1_000;

/** A text that the reader looks up. */
export interface LookedUpText {
  /** In one line, without control characters, cut to a bearable length; empty where nothing is left. */
  text: string;
  /** Whether it was cut: then it is more than a name. */
  isCut: boolean;
}

/** @param raw what was selected, or typed in the address bar */
export function lookedUpText(raw: string): LookedUpText {
  const line = raw
    .slice(0, MAX_READ)
    // Half of an emoji is what cutting by code units can leave: no browser shows it, and some refuse it.
    .toWellFormed()
    // Invisible, such as the soft hyphens that a page puts into its words.
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const letters = [...line];
  const isCut = letters.length > MAX_LENGTH || raw.length > MAX_READ;
  return { text: letters.slice(0, MAX_LENGTH).join('').trim(), isCut };
}
