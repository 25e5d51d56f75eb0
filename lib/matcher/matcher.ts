import { fold, isWordEnd, isWordStart } from '@/lib/text';
import { abbreviationPattern, type FoundTerm, NO_VOCABULARY, readAbbreviations } from './abbreviations';
import { createDefinitionReader, DEFINITION_VIEW, type DefinitionReader } from './definitions';
import { NameIndex } from './name-index';
import type {
  CompiledGuard,
  CompiledTerm,
  Guard,
  Matcher,
  MatcherTables,
  Reading,
  Vocabulary,
} from './types';

/** How much of the text before and after a name its guards are given, in code units. */
const GUARD_VIEW = 48;
/** Whether letters are a name, and what they mean, depends on this many code units before and after them. */
const CONTEXT = Math.max(GUARD_VIEW, DEFINITION_VIEW);
const NOTHING_FOUND: Reading = { mentions: [], definitions: [] };

/** Tables without names: a matcher of them finds only the abbreviations of a vocabulary. */
export const NO_TERMS: MatcherTables = {
  version: '',
  names: '',
  terms: [],
  pattern: null,
  guards: [],
  reach: 0,
  parts: { suffixes: [], prefixes: [] },
};

type Found = Omit<FoundTerm, 'start'>;

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
  const { pattern, reach } = tables;
  const prefilter = pattern === null ? null : new RegExp(pattern, 'gi');
  // Where the words are known it takes half the time.
  const atWords = pattern === null ? null : new RegExp(`\\b${pattern}`, 'gi');
  const longestAt = createLookup(index, tables.guards);
  let definitionReader: DefinitionReader | undefined;
  const readDefinitions: DefinitionReader = (text, mentions) => {
    definitionReader ??= createDefinitionReader(tables.parts, (id) => index.namesOf(id));
    return definitionReader(text, mentions);
  };

  function withVocabulary(vocabulary: Vocabulary): Matcher {
    const abbreviations = abbreviationPattern(vocabulary);
    const read = (original: string): Reading => {
      const folded = fold(original);
      const found = atWords ? findAll(folded.text, longestAt, atWords) : [];
      if (found.length === 0 && vocabulary.size === 0) return NOTHING_FOUND;
      const { mentions, definitions } = readAbbreviations(
        folded.text,
        found,
        vocabulary,
        abbreviations,
        readDefinitions,
      );
      const { toOriginal, toOriginalEnd } = folded;
      return {
        mentions: mentions.map((mention) => ({
          ...mention,
          start: toOriginal(mention.start),
          end: toOriginalEnd(mention.end),
        })),
        definitions: definitions.map((one) => ({ ...one, start: toOriginal(one.start) })),
      };
    };
    return {
      reach,
      lookBehind: CONTEXT,
      lookAhead: reach + CONTEXT,
      find: (text) => read(text).mentions,
      read,
      candidates: (text) => candidatesIn(text, prefilter, abbreviations),
      withVocabulary,
    };
  }
  return withVocabulary(NO_VOCABULARY);
}

function findAll(text: string, longestAt: Lookup, prefilter: RegExp): FoundTerm[] {
  const all: FoundTerm[] = [];
  prefilter.lastIndex = 0;
  for (let hit = prefilter.exec(text); hit; hit = prefilter.exec(text)) {
    const start = hit.index;
    const found = isWordStart(text, start) ? longestAt(text, start) : null;
    if (found) all.push({ ...found, start });
    prefilter.lastIndex = found ? found.end : start + 1;
  }
  return all;
}

function candidatesIn(original: string, prefilter: RegExp | null, abbreviations: RegExp | null): number[] {
  const { text, toOriginal } = fold(original);
  const offsets: number[] = [];
  if (prefilter) {
    prefilter.lastIndex = 0;
    for (let hit = prefilter.exec(text); hit; hit = prefilter.exec(text)) offsets.push(hit.index);
  }
  if (abbreviations) {
    for (const { index } of text.matchAll(abbreviations)) offsets.push(index);
    offsets.sort((one, other) => one - other);
  }
  return offsets.map(toOriginal);
}

/** Finds the longest term that starts at an offset of a folded text, or null. */
type Lookup = (text: string, start: number) => Found | null;

function createLookup(index: NameIndex, compiledGuards: readonly CompiledGuard[]): Lookup {
  const guards: Guard[] = [];
  const guard = (index: number): Guard => {
    guards[index] ??= compileGuard(compiledGuards[index]);
    return guards[index];
  };

  function isGuarded(term: CompiledTerm, text: string, start: number, end: number): boolean {
    if (!term.guards) return false;
    const before = text.slice(Math.max(0, start - GUARD_VIEW), start);
    const after = text.slice(end, end + GUARD_VIEW);
    return term.guards.some((index) => {
      const { notAfter, notBefore } = guard(index);
      return notAfter?.test(before) || notBefore?.test(after);
    });
  }

  return (text, start) => {
    let best: Found | null = null;
    index.search(text, start, (term, end) => {
      if ((best && end <= best.end) || !isWordEnd(text, end)) return;
      if (isWrittenAs(term, text, start, end) && !isGuarded(term, text, start, end)) best = { term, end };
    });
    return best;
  };
}

function compileGuard({ notAfter, notBefore }: CompiledGuard = {}): Guard {
  return {
    ...(notAfter !== undefined && { notAfter: new RegExp(notAfter) }),
    ...(notBefore !== undefined && { notBefore: new RegExp(notBefore) }),
  };
}

function isWrittenAs({ exact }: CompiledTerm, text: string, start: number, end: number): boolean {
  return exact === undefined || text.slice(start, end).replace(/\s+/g, ' ') === exact;
}
