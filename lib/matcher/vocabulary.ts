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
 * @param vocabulary the abbreviations to look for
 * @returns a function that finds each place in folded text where one of them stands as a word of its own
 */
export function abbreviationFinder(vocabulary: Vocabulary): (text: string) => Use[] {
  if (vocabulary.size === 0) return () => [];
  const longestFirst = [...vocabulary.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.join('|'), 'g');
  return (text) => {
    const uses: Use[] = [];
    for (const { 0: abbreviation, index: at } of text.matchAll(pattern)) {
      const end = at + abbreviation.length;
      if (isWordStart(text, at) && isWordEnd(text, end) && !CODE.test(text.slice(end, end + 2)))
        uses.push({ abbreviation, at });
    }
    return uses;
  };
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
