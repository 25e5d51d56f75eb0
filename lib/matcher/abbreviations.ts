import { isWordEnd, isWordStart } from '@/lib/text';
import { type DefinitionReader, isDefinedAt } from './definitions';
import type { CompiledTerm, Definition, Matcher, Mention, Reading, Vocabulary } from './types';

/** The vocabulary of a text that defines no abbreviation. */
export const NO_VOCABULARY: Vocabulary = new Map();

/** A number after the abbreviation makes it a code of something else: "CP-690550". */
const CODE = /^-?\d/;
/** The first reading finds definitions, the second those that contradict them; later readings seldom find more. */
const MAX_READINGS = 4;

/** A term in folded text; offsets are of the folded text. */
export interface FoundTerm {
  term: CompiledTerm;
  start: number;
  end: number;
}

/** An abbreviation in a text; the offset is where it begins. */
interface Use {
  abbreviation: string;
  at: number;
}

/** @returns the meaning of each abbreviation that one part of a page defines; null where two definitions differ */
export function vocabularyOf(definitions: Iterable<Omit<Definition, 'start'>>): Map<string, string | null> {
  const vocabulary = new Map<string, string | null>();
  for (const { abbreviation, id } of definitions) {
    const known = vocabulary.get(abbreviation);
    vocabulary.set(abbreviation, known === undefined || known === id ? id : null);
  }
  return vocabulary;
}

/** Whether two vocabularies give the same abbreviations the same meanings. */
export function isSameVocabulary(one: Vocabulary, other: Vocabulary): boolean {
  if (one.size !== other.size) return false;
  for (const [abbreviation, id] of one) if (other.get(abbreviation) !== id) return false;
  return true;
}

/**
 * Finds the names of a text that stands alone, with the abbreviations that it defines anywhere in it.
 *
 * @param matcher finds names
 * @param text one part of a page: an article, an abstract
 */
export function findWithDefinitions(matcher: Matcher, text: string): Mention[] {
  let reading = matcher.read(text);
  let vocabulary = NO_VOCABULARY;
  for (let i = 0; i < MAX_READINGS; i++) {
    const next = vocabularyOf(reading.definitions);
    if (isSameVocabulary(vocabulary, next)) break;
    vocabulary = next;
    reading = matcher.withVocabulary(vocabulary).read(text);
  }
  return reading.mentions;
}

/**
 * Finds each place in folded text where an abbreviation of a vocabulary may stand. It does not look at what follows: where
 * the text of several blocks is searched at once, the next word may belong to another block.
 *
 * @returns null for an empty vocabulary
 */
export function abbreviationPattern(vocabulary: Vocabulary): RegExp | null {
  if (vocabulary.size === 0) return null;
  const longestFirst = [...vocabulary.keys()].sort((one, other) => other.length - one.length);
  return new RegExp(longestFirst.join('|'), 'g');
}

/**
 * Finds the mentions of a text, abbreviations of the vocabulary included, and the definitions in it.
 *
 * @param text folded text
 * @param found the terms in it, in order, not overlapping
 * @param vocabulary what abbreviations mean in this part of the page
 * @param pattern finds the abbreviations of the vocabulary
 * @param readDefinitions finds what the text defines
 */
export function readAbbreviations(
  text: string,
  found: readonly FoundTerm[],
  vocabulary: Vocabulary,
  pattern: RegExp | null,
  readDefinitions: DefinitionReader,
): Reading {
  const uses = usesIn(text, pattern);
  // An abbreviation that is a name means what the page says that it means.
  const valid =
    vocabulary.size === 0
      ? found
      : found.filter(({ term, start, end }) => {
          const abbreviation = text.slice(start, end);
          return (
            term.exact === undefined ||
            !vocabulary.has(abbreviation) ||
            vocabulary.get(abbreviation) === term.id
          );
        });
  const mentions = mentionsOf(valid);
  if (uses.length > 0) {
    mentions.push(...abbreviationMentions(uses, vocabulary, valid));
    mentions.sort((one, other) => one.start - other.start);
  }
  return { mentions, definitions: definitionsOf(text, found, uses, readDefinitions) };
}

/** The places where an abbreviation is a word of its own, in order. */
function usesIn(text: string, pattern: RegExp | null): Use[] {
  if (!pattern) return [];
  const uses: Use[] = [];
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
    const { 0: abbreviation, index: at } = hit;
    // Another abbreviation may begin inside of letters that begin with no word.
    if (!isWordStart(text, at)) pattern.lastIndex = at + 1;
    else if (
      isWordEnd(text, pattern.lastIndex) &&
      !CODE.test(text.slice(pattern.lastIndex, pattern.lastIndex + 2))
    )
      uses.push({ abbreviation, at });
  }
  return uses;
}

function mentionsOf(found: readonly FoundTerm[]): Mention[] {
  const mentions: Mention[] = [];
  for (const { term, start, end } of found) if (term.id !== null) mentions.push({ id: term.id, start, end });
  return mentions;
}

/** The abbreviations that have a meaning and are not part of a term: "FU" is not found in "5-FU". */
function abbreviationMentions(
  uses: readonly Use[],
  vocabulary: Vocabulary,
  terms: readonly FoundTerm[],
): Mention[] {
  let next = 0;
  return uses.flatMap(({ abbreviation, at }) => {
    while ((terms[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const id = vocabulary.get(abbreviation);
    const end = at + abbreviation.length;
    const isFree = (terms[next]?.start ?? Number.POSITIVE_INFINITY) >= end;
    return id && isFree ? [{ id, start: at, end, definedHere: true }] : [];
  });
}

function definitionsOf(
  text: string,
  found: readonly FoundTerm[],
  uses: readonly Use[],
  readDefinitions: DefinitionReader,
): Definition[] {
  const definitions: Definition[] = [];
  const definedAt = new Set<number>();
  // A name in full is no abbreviation, whatever the text before it seems to say.
  const isFullName = (at: number) =>
    found.some(({ term, start }) => start === at && term.exact === undefined);
  for (const { abbreviation, id, start, at } of readDefinitions(text, mentionsOf(found))) {
    if (isFullName(at)) continue;
    definedAt.add(at);
    definitions.push({ abbreviation, id, start });
  }
  const addOther = (abbreviation: string, at: number) => {
    if (definedAt.has(at) || !isDefinedAt(text, abbreviation, at)) return;
    definitions.push({ abbreviation, id: null, start: at });
  };
  for (const { term, start, end } of found)
    if (term.exact !== undefined) addOther(text.slice(start, end), start);
  for (const { abbreviation, at } of uses) addOther(abbreviation, at);
  return definitions;
}
