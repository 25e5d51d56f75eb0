import { fold } from '@/lib/text';
import { abbreviationPattern, NO_VOCABULARY, readAbbreviations } from './abbreviations/abbreviations';
import { createDefinitionReader, type DefinitionReader } from './abbreviations/definitions';
import { DEFINITION_VIEW } from './abbreviations/short-forms';
import { createFinder, GUARD_VIEW, mentionsOf } from './find-names';
import { createFormulationReader, FORMULATION_VIEW } from './formulations';
import { NameIndex } from './name-index';
import { createTargetReader, TARGET_VIEW } from './targets';
import type { Candidate, FoundTerm, Matcher, MatcherTables, Reading, Vocabulary } from './types';

/** Whether letters are a name, and what they mean, depends on this many code units before and after them. */
const CONTEXT = Math.max(GUARD_VIEW, FORMULATION_VIEW, TARGET_VIEW, DEFINITION_VIEW);
const NOTHING_FOUND: Reading = { mentions: [], definitions: [], decidedTo: Number.POSITIVE_INFINITY };
/** A reading that ends early has decided so many code units beyond what is there only to decide the rest. */
const MIN_DECIDED = 512;

/** Tables without names: a matcher of them finds only the abbreviations of a vocabulary. */
export const NO_TERMS: MatcherTables = {
  version: '',
  names: '',
  guards: [],
  reach: 0,
  parts: { suffixes: [], prefixes: [] },
  formulations: null,
  heads: [],
};

/**
 * Makes a matcher: the longest term wins, whole words only, any letter case unless `exactCase`;
 * a space in a term stands for any spaces or a hyphen.
 *
 * It makes nothing of the names before it is needed: a page pays for what its text asks for.
 *
 * @param tables what `compileTerms` has made of the terms
 */
export function createMatcher(tables: MatcherTables): Matcher {
  const index = new NameIndex(tables);
  const findNames = createFinder(index, tables.guards);
  const readers = [
    ...(tables.heads.length > 0 ? [createTargetReader(tables.heads)] : []),
    ...(tables.formulations ? [createFormulationReader(tables.formulations, tables.parts.suffixes)] : []),
  ];
  // Words before and behind a name may belong to the mention.
  const wordsAround = readers.length > 0 ? 2 * Math.max(FORMULATION_VIEW, TARGET_VIEW) : 0;
  const reach = tables.reach + wordsAround;
  let definitionReader: DefinitionReader | undefined;
  const readDefinitions: DefinitionReader = (...from) => {
    definitionReader ??= createDefinitionReader(tables.parts, index);
    return definitionReader(...from);
  };

  /** The names as the words around them make them. */
  function readAround(text: string, names: readonly FoundTerm[]): readonly FoundTerm[] {
    return names.length > 0 ? readers.reduce((found, reader) => reader(text, found), names) : names;
  }

  function withVocabulary(vocabulary: Vocabulary): Matcher {
    const abbreviations = abbreviationPattern(vocabulary);
    const read = (original: string, maxNames = Number.POSITIVE_INFINITY): Reading => {
      const folded = fold(original);
      let decidedTo = Number.POSITIVE_INFINITY;
      const isEnough = (names: readonly FoundTerm[]) => {
        if (names.length < maxNames) return false;
        const decided = decidedBy(names, wordsAround + CONTEXT);
        if (folded.toOriginal(decided) < CONTEXT + MIN_DECIDED) return false;
        decidedTo = decided;
        return true;
      };
      const found = readAround(folded.text, findNames(folded.text, isEnough));
      if (found.length === 0 && vocabulary.size === 0) return NOTHING_FOUND;
      const { names, mentions, definitions } = readAbbreviations(
        folded.text,
        decidedTo,
        found,
        vocabulary,
        abbreviations,
        readDefinitions(folded.text, mentionsOf(found), decidedTo),
        index,
      );
      const { toOriginal, toOriginalEnd } = folded;
      return {
        mentions: [...mentionsOf(names), ...mentions]
          .sort((one, other) => one.start - other.start)
          .map((mention) => ({
            ...mention,
            start: toOriginal(mention.start),
            end: toOriginalEnd(mention.end),
          })),
        definitions: definitions.map((one) => ({ ...one, start: toOriginal(one.start) })),
        decidedTo: decidedTo === Number.POSITIVE_INFINITY ? decidedTo : toOriginal(decidedTo),
      };
    };
    return {
      reach,
      lookBehind: CONTEXT,
      lookAhead: reach + CONTEXT,
      find: (text) => read(text).mentions,
      read,
      candidates: (text) => candidatesIn(text, abbreviations, index),
      withVocabulary,
    };
  }
  return withVocabulary(NO_VOCABULARY);
}

/**
 * @param names the first names of a text, in order
 * @param view a name is decided by so many code units behind its end, and by the names in them
 * @returns the offset up to which they decide all that begins there
 */
function decidedBy(names: readonly FoundTerm[], view: number): number {
  let decided = (names.at(-1)?.end ?? 0) - view;
  for (let i = names.length - 1; i >= 0; i--) {
    const { start, end } = names[i] as FoundTerm;
    if (end <= decided) break;
    decided = Math.min(decided, start);
  }
  return decided;
}

/**
 * Where names may start, also inside of another one: where the text of several blocks is searched at once, the end of one and the
 * beginning of the next may look like another name ("cyclophosphamide" above "capecitabine": "decape").
 */
function candidatesIn(original: string, abbreviations: RegExp | null, index: NameIndex): Candidate[] {
  const { text, toOriginal } = fold(original);
  const all: Candidate[] = [];
  const add = (start: number, differsAt: number) =>
    all.push({
      start: toOriginal(start),
      differsAt: differsAt > text.length ? Number.POSITIVE_INFINITY : toOriginal(differsAt),
    });
  for (let start = index.nextStart(text, 0); start >= 0; start = index.nextStart(text, start + 1))
    add(start, index.differsAt(text, start));
  if (!abbreviations) return all;
  for (let at = 0; ; at++) {
    abbreviations.lastIndex = at;
    const hit = abbreviations.exec(text);
    if (!hit) return all.sort((one, other) => one.start - other.start);
    at = hit.index;
    add(at, Number.POSITIVE_INFINITY);
  }
}

/**
 * A matcher that finds the same names but those of some meanings. These are still read, so that a longer name of such a meaning
 * is not taken for the shorter one in it, and an abbreviation that stands for it keeps to that; they count for `maxNames`, too.
 *
 * @param isLeftOut whether names of this meaning are left out
 */
export function withoutIds(matcher: Matcher, isLeftOut: (id: string) => boolean): Matcher {
  const read = (text: string, maxNames?: number): Reading => {
    const reading = matcher.read(text, maxNames);
    return { ...reading, mentions: reading.mentions.filter(({ id }) => !isLeftOut(id)) };
  };
  return {
    ...matcher,
    find: (text) => read(text).mentions,
    read,
    withVocabulary: (vocabulary) => withoutIds(matcher.withVocabulary(vocabulary), isLeftOut),
  };
}
