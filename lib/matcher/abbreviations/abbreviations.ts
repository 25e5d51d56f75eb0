import { isShort } from '../find-names';
import type { Definition, FoundTerm, Matcher, Mention, Vocabulary } from '../types';
import { isNameStart, isWordEnd } from '../word-edges';
import type { KnownNames, NameDefinition } from './definitions';
import { explanationAt, isSpellingOf } from './long-forms';
import { BORDER, DEFINITION_VIEW } from './short-forms';

/** The vocabulary of a text that defines no abbreviation. */
export const NO_VOCABULARY: Vocabulary = new Map();

/** A number after the abbreviation makes it a code of something else: "CP-690550". */
const CODE = /^-?\d/;
/** The first reading finds definitions, the second those that contradict them; later readings seldom find more. */
const MAX_READINGS = 4;
/** A part of a page that defines more is no article: the others keep no meaning. */
const MAX_ABBREVIATIONS = 400;
/** What is between a name and an abbreviation of it in the same brackets: "dFdC, 2',2'-difluorodeoxycytidine". */
const BESIDE = new RegExp(`^(?:[^.()[\\]${BORDER}]|\\.\\d){0,60}(?:[([][^()[\\]${BORDER}]{0,60})?$`);

/** An abbreviation in a text; the offset is where it begins. */
interface Use {
  abbreviation: string;
  at: number;
}

/**
 * @returns the meaning of each abbreviation that one part of a page defines. The plural that follows from a singular has no say
 *   where the page defines it otherwise
 */
export function vocabularyOf(definitions: Iterable<Omit<Definition, 'start'>>): Vocabulary {
  const vocabulary = new Map<string, Set<string | null>>();
  const inflected: typeof vocabulary = new Map();
  for (const { abbreviation, id, isInflected } of definitions) {
    const meanings = isInflected ? inflected : vocabulary;
    const known = meanings.get(abbreviation);
    if (known) known.add(id);
    else if (meanings.size < MAX_ABBREVIATIONS) meanings.set(abbreviation, new Set([id]));
  }
  return new Map([...inflected, ...vocabulary]);
}

/** @returns the one meaning that definitions give an abbreviation; null where they differ, or where there is none */
export function meaningOf(said: Iterable<string | null> | undefined): string | null {
  const [id = null, other] = said ?? [];
  return other === undefined ? id : null;
}

/** Whether two vocabularies give the same abbreviations the same meanings. */
export function isSameVocabulary(one: Vocabulary, other: Vocabulary): boolean {
  return sorted(one) === sorted(other);
}

function sorted(vocabulary: Vocabulary): string {
  return JSON.stringify([...vocabulary].map(([key, said]) => [key, ...[...said].sort()]).sort());
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
  // Of two that begin alike the longer comes first, and those that begin alike stand together: the browser compares that once.
  const abbreviations = [...vocabulary.keys()].sort().reverse().join('|');
  return new RegExp(abbreviations.replaceAll(' ', '\\s+'), 'g');
}

/** What the abbreviations of a text make of the names in it. */
interface AbbreviationReading {
  /** The names that mean what they mean on any page: an abbreviation that the page explains otherwise is none. */
  names: FoundTerm[];
  /** The abbreviations of the vocabulary. */
  mentions: Mention[];
  definitions: Definition[];
}

/**
 * Finds the abbreviations of a text that its vocabulary gives a meaning, and the definitions in it.
 *
 * @param text folded text
 * @param decidedTo what begins from here on may be left out
 * @param found the terms in it, in order, not overlapping
 * @param vocabulary what abbreviations mean in this part of the page
 * @param pattern finds the abbreviations of the vocabulary
 * @param defined the abbreviations that the text defines as one of the names
 * @param index all names
 */
export function readAbbreviations(
  text: string,
  decidedTo: number,
  found: readonly FoundTerm[],
  vocabulary: Vocabulary,
  pattern: RegExp | null,
  defined: readonly NameDefinition[],
  index: Pick<KnownNames, 'namesOf'>,
): AbbreviationReading {
  const uses = usesIn(text, pattern, decidedTo);
  // An abbreviation that is a name means what the page says that it means.
  const names = found.filter(({ term, start, end }) => {
    const said = isShort(term) && vocabulary.get(text.slice(start, end));
    return !said || meaningOf(said) === term.id;
  });
  return {
    names,
    mentions: abbreviationMentions(uses, vocabulary, names),
    definitions: definitionsOf(text, decidedTo, found, uses, { defined, vocabulary, names: index }),
  };
}

/** The places where an abbreviation is a word of its own, in order. */
function usesIn(text: string, pattern: RegExp | null, decidedTo: number): Use[] {
  if (!pattern) return [];
  const uses: Use[] = [];
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit && hit.index < decidedTo; hit = pattern.exec(text)) {
    const { 0: abbreviation, index: at } = hit;
    // Another abbreviation may begin inside of letters that begin with no word.
    if (!isNameStart(text, at)) pattern.lastIndex = at + 1;
    else if (
      isWordEnd(text, pattern.lastIndex) &&
      !CODE.test(text.slice(pattern.lastIndex, pattern.lastIndex + 2))
    )
      uses.push({ abbreviation: abbreviation.replace(/\s+/, ' '), at });
  }
  return uses;
}

/** The abbreviations that have a meaning and are not part of a term: "FU" is not found in "5-FU". */
function abbreviationMentions(
  uses: readonly Use[],
  vocabulary: Vocabulary,
  terms: readonly FoundTerm[],
): Mention[] {
  return uses.flatMap(({ abbreviation, at }) => {
    const id = meaningOf(vocabulary.get(abbreviation));
    // Of "ADR cardiotoxicity" the letters are the name.
    const letters = abbreviation.includes(' ') ? abbreviation.search(/[ -]/) : abbreviation.length;
    const end = at + letters;
    const isFree = !terms.some((term) => term.start < end && term.end > at);
    return id && isFree ? [{ id, start: at, end, definedHere: true }] : [];
  });
}

interface DefinitionSources {
  defined: readonly NameDefinition[];
  vocabulary: Vocabulary;
  names: Pick<KnownNames, 'namesOf'>;
}

function definitionsOf(
  text: string,
  decidedTo: number,
  found: readonly FoundTerm[],
  uses: readonly Use[],
  { defined, vocabulary, names }: DefinitionSources,
): Definition[] {
  const definitions: Definition[] = [];
  const definedAt = new Set<number>();
  const starts = new Map(found.map(({ start, term }) => [start, term]));
  for (const { at, isWeak, ...definition } of defined) {
    const term = starts.get(at);
    // A name in full is no abbreviation, whatever the text before it seems to say.
    if (term && !isShort(term)) continue;
    definedAt.add(at);
    if (term && isWeak && term.id !== definition.id) continue;
    definitions.push(definition);
  }
  const addOther = (abbreviation: string, at: number, id: string | null) => {
    if (definedAt.has(at)) return;
    // What a place says must not depend on what the page has said before: a page that changes would keep it for ever.
    definedAt.add(at);
    const explanation = explanationAt(text, abbreviation, at);
    if (explanation === null) return;
    // An explanation by another name of the same thing is none of something else.
    const end = at + abbreviation.length;
    if (id !== null && isBesideName(text, { id, start: at, end }, found)) return;
    if (id !== null && names.namesOf(id).some((name) => isSpellingOf(explanation, name))) return;
    definitions.push({ abbreviation, id: null, start: at });
  };
  for (const { term, start, end } of found)
    if (isShort(term) && start < decidedTo) addOther(text.slice(start, end), start, term.id);
  for (const { abbreviation, at } of uses) {
    // Who says that it is no term has no say in what the others call it.
    addOther(abbreviation, at, meaningOf([...(vocabulary.get(abbreviation) ?? [])].filter(Boolean)));
  }
  return definitions;
}

/**
 * Whether an explanation of an abbreviation is a name: the nearest one before or after it has the same meaning, in the same brackets
 * or right before them.
 */
function isBesideName(text: string, { id, start, end }: Mention, found: readonly FoundTerm[]): boolean {
  // Where a text is read in parts, a name that begins farther away is not known.
  const from = start - DEFINITION_VIEW;
  const before = found.findLast((name) => name.end <= start && name.start >= from);
  const after = found.find((name) => name.start >= end);
  // A name right before the bracket would define it, if the letters were those of the name.
  if (before && !isShort(before.term) && /^\s*[([]$/.test(text.slice(before.end, start))) return true;
  return (
    (before?.term.id === id && BESIDE.test(text.slice(before.end, start))) ||
    (after?.term.id === id && BESIDE.test(text.slice(end, after.start)))
  );
}
