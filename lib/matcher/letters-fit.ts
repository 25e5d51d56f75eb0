import { isLetterOrDigit } from '@/lib/text';

/** A long form does not run across brackets, or from one sentence into the next. */
const BARRIER = /[()[\]{};:\p{Cc}]|[.!?]\s/gu;

/**
 * Each letter and digit of the abbreviation stands in the long form, in this order, and the first of them starts a word:
 * the rule of Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
 * (2003), https://psb.stanford.edu/psb-online/proceedings/psb03/schwartz.pdf
 *
 * @param abbreviation folded, letter case does not count
 * @param text folded text that ends with the long form
 * @returns where the shortest long form begins, or -1 when the letters do not fit
 */
export function longFormStart(abbreviation: string, text: string): number {
  const letters = Array.from(abbreviation.toLowerCase()).filter((letter) => isLetterOrDigit(letter, 0));
  const words = text.toLowerCase();
  let at = words.length;
  for (const [i, letter] of [...letters.entries()].reverse()) {
    do at = at > 0 ? words.lastIndexOf(letter, at - 1) : -1;
    while (i === 0 && at > 0 && isLetterOrDigit(words, at - 1));
    if (at < 0) return -1;
  }
  return at;
}

/**
 * The words before an abbreviation in brackets that may be its long form: at most `min(n + 5, 2n)` of them, where `n` is
 * the number of its characters.
 *
 * @returns the end of `before`
 */
export function possibleLongForm(before: string, abbreviation: string): string {
  const barrier = Array.from(before.matchAll(BARRIER)).at(-1);
  const phrase = barrier ? before.slice(barrier.index + barrier[0].length) : before;
  const words = phrase.trim().split(/\s+/);
  return words.slice(-Math.min(abbreviation.length + 5, 2 * abbreviation.length)).join(' ');
}
