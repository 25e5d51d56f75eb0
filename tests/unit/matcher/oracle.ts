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
const APOSTROPHE = /[\u2018\u2019]/;
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

function isWhole(before: string, name: string, after: string): boolean {
  if (/[\p{L}\p{Nd}_@]$/u.test(before)) return false;
  if (/[\p{L}\p{Nd}_]\.$/u.test(before) && /^[\p{Ll}\p{Nd}]/u.test(name)) return false;
  return !/^(?:[\p{L}\p{Nd}_@]|\.[\p{Ll}\p{Nd}])/u.test(after);
}

function isAllowed(term: Term, before: string, after: string): boolean {
  return !(term.guards ?? []).some(
    ({ notAfter, notBefore }) =>
      notAfter?.test(before.slice(-GUARD_VIEW)) || notBefore?.test(after.slice(0, GUARD_VIEW)),
  );
}

const patterns = new WeakMap<Term, RegExp>();

/** The shipped names are tried in many texts. */
function cachedPatternOf(term: Term): RegExp {
  const pattern = patterns.get(term) ?? patternOf(term);
  patterns.set(term, pattern);
  return pattern;
}

/** @returns the mentions that `createMatcher(compileTerms(terms)).find(original)` should give */
export function findSlowly(terms: readonly Term[], original: string): Mention[] {
  const { text, origin } = plain(original);
  const candidates = terms.map((term) => ({ term, pattern: cachedPatternOf(term) }));
  const mentions: Mention[] = [];
  let start = 0;
  while (start < text.length) {
    let longest = 0;
    let meaning: string | null = null;
    for (const { term, pattern } of candidates) {
      pattern.lastIndex = start;
      const name = pattern.exec(text)?.[0] ?? '';
      const before = text.slice(0, start);
      const after = text.slice(start + name.length);
      if (name.length <= longest || !isWhole(before, name, after) || !isAllowed(term, before, after))
        continue;
      longest = name.length;
      meaning = term.id;
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
