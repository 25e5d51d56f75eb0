import { isLetterOrDigit } from '@/lib/text';
import { BORDER, DEFINITION_VIEW, QUOTE } from './short-forms';

/** Brackets around an abbreviation: "… (CP)", "… [cytoxan, CP]". */
const OPENS = new RegExp(`[([]\\s*(?:[^()[\\]]{1,60}[,;]\\s*)?${QUOTE}$`);
const CLOSES = new RegExp(`^${QUOTE}\\s*(?:[),;\\].]|for\\s+short|$)`);
/** The bracket after an abbreviation: "CP (chronic pancreatitis)". */
const EXPLAINED = /^\s*[([]\s*([^()[\],;]{2,80})[)\],;]/;
/** A long form does not run across brackets, or from one sentence into the next. */
const BARRIER = new RegExp(`[()[\\]{};:${BORDER}]|[.!?]\\s`, 'g');
/** So many letters of a long form may differ from those of a name, and it is the same name misspelt. */
const MAX_DIFFERENCE = 2;
/** A long form that begins with the same letters is the same thing in other words: "selective estrogen receptor disruptor". */
const SAME_LETTERS = 10;
const MIN_LETTERS_TO_DIFFER = 8;

/**
 * Finds the words that an abbreviation stands for at a place of a text, whatever they are.
 *
 * @param text folded text
 * @param abbreviation what stands at `at`
 * @returns null where the text does not say it there
 */
export function explanationAt(text: string, abbreviation: string, at: number): string | null {
  const before = text.slice(Math.max(0, at - DEFINITION_VIEW), at);
  const after = text.slice(at + abbreviation.length, at + abbreviation.length + DEFINITION_VIEW);
  const opening = CLOSES.test(after) ? OPENS.exec(before) : null;
  // Words that have the abbreviation among them do not explain it: "TAM 30 mg a day (TAM)".
  const longForm = opening ? possibleLongForm(before.slice(0, opening.index), abbreviation) : '';
  if (opening && !longForm.includes(abbreviation)) {
    const start = longFormStart(abbreviation, longForm);
    if (start >= 0) return longForm.slice(start);
    const words = longForm.split(/[\s-]+/).slice(-lettersOf(abbreviation).length);
    if (areInitials(abbreviation, words)) return words.join(' ');
  }
  const explained = EXPLAINED.exec(after)?.[1];
  if (explained?.includes(abbreviation) !== false) return null;
  const isFitting =
    longFormStart(abbreviation, explained) === 0 || areInitials(abbreviation, explained.split(/[\s-]+/));
  return isFitting ? explained : null;
}

/** Whether words are a name in another spelling ("5-flurouracil"), or begin as it does. */
export function isSpellingOf(words: string, name: string): boolean {
  const [one, other] = [lettersOf(words), lettersOf(name)];
  if (other.length < MIN_LETTERS_TO_DIFFER) return one === other;
  if (one.slice(0, SAME_LETTERS) === other.slice(0, SAME_LETTERS)) return true;
  return Math.abs(one.length - other.length) <= MAX_DIFFERENCE && distance(one, other) <= MAX_DIFFERENCE;
}

/** The number of letters to change, put in or take out (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const changed = (row[j] ?? 0) + Number(letter !== other[j]);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Whether the letters are the first ones of the words in another order: "T-DM1" of "type 1 diabetes mellitus". */
function areInitials(abbreviation: string, words: readonly string[]): boolean {
  const sorted = (text: string) => Array.from(lettersOf(text)).sort().join('');
  const initials = words.map((word) => word.charAt(0)).join('');
  return words.length > 2 && sorted(initials) === sorted(abbreviation);
}

/** The letters and digits alone, in small letters. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

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
  const letters = Array.from(lettersOf(abbreviation));
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
