import type { Definition, Matcher, Mention, Vocabulary } from './types';
import { isWordEnd, isWordStart } from './word-edges';

/** What no text has defined. */
export const NO_VOCABULARY: Vocabulary = new Map();

/** A number after the abbreviation makes it a code of something else: "CP-690550". */
const CODE = /^-?\d/;

/** @returns what the definitions of one part of a page come to: two that differ cancel each other */
export function vocabularyOf(definitions: Iterable<Definition>): Map<string, string | null> {
  const vocabulary = new Map<string, string | null>();
  for (const { abbreviation, id } of definitions) {
    const known = vocabulary.get(abbreviation);
    vocabulary.set(abbreviation, known === undefined || known === id ? id : null);
  }
  return vocabulary;
}

/** An abbreviation in a text; the offset is where it begins. */
export interface Use {
  abbreviation: string;
  at: number;
}

/**
 * Finds each place in folded text where an abbreviation of a vocabulary may stand. What follows it is not looked at: where
 * text of several blocks is searched at once, the next word is not known to belong to it.
 *
 * @returns null where there is nothing to look for
 */
export function abbreviationSieve(vocabulary: Vocabulary): RegExp | null {
  if (vocabulary.size === 0) return null;
  const longestFirst = [...vocabulary.keys()].sort((one, other) => other.length - one.length);
  return new RegExp(`\\b(?:${longestFirst.join('|')})`, 'g');
}

/** @returns the places where an abbreviation that the sieve finds is a word of its own, in order */
export function usesIn(text: string, sieve: RegExp | null): Use[] {
  if (!sieve) return [];
  return Array.from(text.matchAll(sieve), ({ 0: abbreviation, index: at }) => ({ abbreviation, at })).filter(
    ({ abbreviation, at }) => {
      const end = at + abbreviation.length;
      return isWordStart(text, at) && isWordEnd(text, end) && !CODE.test(text.slice(end, end + 2));
    },
  );
}

/** Definitions of rivals come to light in the second reading; no later one has more to say. */
const MOST_READINGS = 4;

/**
 * Finds the names of a text that stands alone, the abbreviations that it defines anywhere in it included.
 *
 * @param matcher finds names
 * @param text one part of a page: an article, an abstract
 */
export function findWithDefinitions(matcher: Matcher, text: string): Mention[] {
  let reading = matcher.read(text);
  let vocabulary = NO_VOCABULARY;
  for (let i = 0; i < MOST_READINGS; i++) {
    const next = vocabularyOf(reading.definitions);
    if (isSameVocabulary(vocabulary, next)) break;
    vocabulary = next;
    reading = matcher.withVocabulary(vocabulary).read(text);
  }
  return reading.mentions;
}

/** Whether two vocabularies give the same abbreviations the same meanings. */
export function isSameVocabulary(one: Vocabulary, other: Vocabulary): boolean {
  if (one.size !== other.size) return false;
  for (const [abbreviation, id] of one) if (other.get(abbreviation) !== id) return false;
  return true;
}
