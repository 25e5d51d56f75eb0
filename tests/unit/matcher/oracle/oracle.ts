/**
 * The matcher's promises once more, slow and plain: every start, every term, by brute force. It shares no code
 * with lib/matcher.
 */
import type { Mention, Term } from '@/lib/matcher';

/** The text with one writing for each letter, and for each of its code units where it stood in the original. */
interface Plain {
  text: string;
  origin: number[];
}

/** Soft hyphen, zero-width signs, and accents that stand apart from their letter. */
export const NEVER_SEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]|[\u0300-\u036f]/;
const HYPHEN = /[\u2010\u2011\u2012\u2013\u2212]/;
const APOSTROPHE = /[\u2018\u2019`]/;
const LETTER = /[\p{L}\p{Nd}]/u;

function foldedLetters(character: string): string {
  if (NEVER_SEEN.test(character)) return '';
  if (HYPHEN.test(character)) return '-';
  if (APOSTROPHE.test(character)) return "'";
  if (character !== '\n' && /\s/.test(character)) return ' ';
  if (!LETTER.test(character)) return character;
  if (/[œæ]/i.test(character))
    return character.replace(/œ/, 'oe').replace(/Œ/, 'OE').replace(/æ/, 'ae').replace(/Æ/, 'AE');
  const letters = character.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return /^[\x20-\x7e]+$/.test(letters) ? letters : character;
}

export function plain(original: string): Plain {
  let text = '';
  const origin: number[] = [];
  for (let at = 0; at < original.length; at++) {
    for (const letter of foldedLetters(original.charAt(at))) {
      text += letter;
      origin.push(at);
    }
  }
  return { text, origin };
}

/** What a term looks like in plain text, anchored at its start. */
function patternOf(term: Term): RegExp {
  const words = plain(term.text)
    .text.split(term.exactCase ? /\s/ : /[\s-]/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const gap = term.exactCase ? '\\s{1,256}' : '(?:\\s{1,256}|-\\s{0,255})';
  return new RegExp(words.join(gap), term.exactCase ? 'y' : 'iy');
}

/** Whether some text could be read as either term; such terms must mean the same. */
export function writtenAlike(one: Term, other: Term): boolean {
  const fits = (term: Term, text: string) => patternOf(term).exec(text)?.[0] === text;
  return fits(one, plain(other.text).text) || fits(other, plain(one.text).text);
}

/** What a guard sees of the text on each side of a name, in code units. */
const GUARD_VIEW = 48;

const WORD = '\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Nd}';
/** A letter or digit, or an underscore that is not there for emphasis. */
const WORD_BEFORE = new RegExp(`(?:[${WORD}]|[${WORD}]_+|@)$`, 'u');
const WORD_AFTER = new RegExp(`^(?:[${WORD}]|_+[${WORD}]|@|\\.[\\p{Ll}\\p{Nd}])`, 'u');
const COUNT_BEFORE = new RegExp(`(?:^|[^${WORD}])\\d{1,3}x$`, 'iu');
/** A reference, a dose, a trade mark or a count. */
const GLUED_AFTER = [
  new RegExp(`^\\.?\\d{1,3}(?:[,;-]\\d{1,3})*(?![${WORD}_.-]*[${WORD}_])`, 'u'),
  new RegExp(`^\\d{1,4}(?:[.,]\\d+)?\\s?(?:mg|mcg|[uµμ]g|g|ml|iu)(?![${WORD}_])`, 'iu'),
  new RegExp(`^(?:TM|x\\d{1,2})(?![${WORD}_])`, 'iu'),
];

function startsWord(before: string, name: string): boolean {
  if (WORD_BEFORE.test(before)) return COUNT_BEFORE.test(before);
  return !(/[\p{L}\p{Nd}_]\.$/u.test(before) && /^[\p{Ll}\p{Nd}]/u.test(name));
}

/** @returns the length of a plural s, 0 where the word ends, or -1 */
function lengthOfEnd(term: Term, name: string, after: string): number {
  const length = term.plural && after.startsWith('s') ? 1 : 0;
  const rest = after.slice(length);
  if (!WORD_AFTER.test(rest)) return length;
  const isLong = /[a-z]{5}$/i.test(name + after.slice(0, length));
  const isGlued = isLong && GLUED_AFTER.some((pattern) => pattern.test(rest));
  return isGlued && !term.exactCase ? length : -1;
}

/** @returns what follows a name and the number of a reference or dose that is glued to it */
function afterReference(after: string): string {
  const [number] = /^\d/.test(after) ? GLUED_AFTER.flatMap((pattern) => pattern.exec(after) ?? []) : [];
  return after.slice(number?.length ?? 0);
}

/** "4-hydroxy tamoxifen", "doxorubicin-ol": other substances. */
const SUBSTITUENT_BEFORE = /(?:hydro|ethyl|acetyl|hydroxy|methoxy|deoxy)[\s-]{1,40}(?:\d-)?$/i;
const ENDING_AFTER = /^[\s-]{1,40}(?:ol|N-oxide)(?!\w)/;

function isAllowed(term: Term, before: string, after: string, isNameNext: () => boolean): boolean {
  if (SUBSTITUENT_BEFORE.test(before) || ENDING_AFTER.test(after)) return false;
  const next = afterReference(after).slice(0, GUARD_VIEW);
  return !(term.guards ?? []).some(
    ({ notAfter, notBefore }) =>
      notAfter?.test(before.slice(-GUARD_VIEW)) || (notBefore?.test(next) && !isNameNext()),
  );
}

const patterns = new WeakMap<Term, RegExp>();

/** The shipped names are tried in many texts. */
function cachedPatternOf(term: Term): RegExp {
  const pattern = patterns.get(term) ?? patternOf(term);
  patterns.set(term, pattern);
  return pattern;
}

interface Candidate {
  term: Term;
  pattern: RegExp;
}

/** Whether a name that is ours begins behind spaces and hyphens. */
function isNameAt(candidates: readonly Candidate[], text: string, end: number): boolean {
  const start = end + (/^[\s-]*/.exec(text.slice(end))?.[0].length ?? 0);
  return candidates.some(({ term, pattern }) => {
    pattern.lastIndex = start;
    const name = term.id === null ? undefined : pattern.exec(text)?.[0];
    return name !== undefined && lengthOfEnd(term, name, text.slice(start + name.length)) >= 0;
  });
}

function longestAt(
  candidates: readonly Candidate[],
  text: string,
  start: number,
  maxEnd = text.length,
): { longest: number; meaning: string | null } {
  let longest = 0;
  let meaning: string | null = null;
  const before = text.slice(0, start);
  for (const { term, pattern } of candidates) {
    pattern.lastIndex = start;
    const name = pattern.exec(text)?.[0] ?? '';
    if (name === '' || !startsWord(before, name)) continue;
    const ending = lengthOfEnd(term, name, text.slice(start + name.length));
    const length = name.length + ending;
    if (ending < 0 || length <= longest || start + length > maxEnd) continue;
    const after = text.slice(start + length);
    if (!isAllowed(term, before, after, () => isNameAt(candidates, text, start + length))) continue;
    longest = length;
    meaning = term.id;
  }
  return { longest, meaning };
}

/** @returns the mentions that `createMatcher(compileTerms(terms)).find(original)` should give */
export function findSlowly(terms: readonly Term[], original: string): Mention[] {
  const { text, origin } = plain(original);
  const candidates = terms.map((term) => ({ term, pattern: cachedPatternOf(term) }));
  const mentions: Mention[] = [];
  let start = 0;
  while (start < text.length) {
    let { longest, meaning } = longestAt(candidates, text, start);
    // A line that ends inside of the name, and the next begins with a longer one: two names. So where letters behind a hyphen belong
    // to a name that begins inside of it.
    const hasSuffix = text.charAt(start + longest) === '-';
    const gaps = text
      .slice(start, start + longest)
      .matchAll(hasSuffix ? /(?<![-\s,/])[\s,/]+/g : /(?<![-\s])\s*\n\s*/g);
    for (const { index, 0: gap } of gaps) {
      const shorter = longestAt(candidates, text, start, start + index);
      const next = longestAt(candidates, text, start + index + gap.length);
      const end = longest + (gap.includes('\n') ? 0 : 1);
      if (shorter.longest === 0 || next.longest === 0 || index + gap.length + next.longest < end) continue;
      ({ longest, meaning } = shorter);
      break;
    }
    if (meaning !== null) {
      const from = origin[start] ?? 0;
      const to = (origin[start + longest - 1] ?? 0) + 1;
      mentions.push({ id: meaning, start: from, end: to });
    }
    start += Math.max(longest, 1);
  }
  return mentions;
}
