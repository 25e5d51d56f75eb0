import { definitionsIn, isDefinedAt } from './definitions';
import type { Definition, Mention, Reading, Term, Vocabulary } from './types';
import type { Use } from './vocabulary';

/** A term in folded text; offsets are of the folded text. */
export interface FoundTerm {
  term: Term;
  start: number;
  end: number;
}

/** All names of the same thing. */
export type NamesOf = (id: string) => readonly string[];

/**
 * Puts together what a text has: the names of ours, the abbreviations that its surroundings define, and what it defines
 * itself.
 *
 * @param text folded text
 * @param found the terms in it, in order, not overlapping
 * @param uses where abbreviations of the vocabulary stand, in order, not overlapping
 * @param vocabulary what abbreviations mean around here
 */
export function readFolded(
  text: string,
  found: readonly FoundTerm[],
  uses: readonly Use[],
  vocabulary: Vocabulary,
  namesOf: NamesOf,
): Reading {
  // An abbreviation of ours means what the page says that it means.
  const valid = found.filter(({ term, start, end }) => {
    const abbreviation = text.slice(start, end);
    return !term.exactCase || !vocabulary.has(abbreviation) || vocabulary.get(abbreviation) === term.id;
  });
  return {
    mentions: [...valid.flatMap(mentionOf), ...newNames(uses, vocabulary, valid)].sort(
      (one, other) => one.start - other.start,
    ),
    definitions: definitionsOf(text, found, uses, namesOf),
  };
}

function mentionOf({ term: { id }, start, end }: FoundTerm): Mention[] {
  return id === null ? [] : [{ id, start, end }];
}

/** The abbreviations that mean something of ours and are no part of a term: "FU" is not found in "5-FU". */
function newNames(uses: readonly Use[], vocabulary: Vocabulary, terms: readonly FoundTerm[]): Mention[] {
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
  namesOf: NamesOf,
): Definition[] {
  const words = new Set(found.filter(({ term }) => !term.exactCase).map(({ start }) => start));
  const ours = definitionsIn(text, found.flatMap(mentionOf), namesOf).filter(({ at }) => !words.has(at));
  const definedAt = new Set(ours.map(({ at }) => at));
  const abbreviations = found
    .filter(({ term }) => term.exactCase)
    .map(({ start, end }) => ({ abbreviation: text.slice(start, end), at: start }));
  const others = [...abbreviations, ...uses].filter(
    ({ abbreviation, at }) => !definedAt.has(at) && isDefinedAt(text, abbreviation, at),
  );
  return [
    ...ours.map(({ abbreviation, id }) => ({ abbreviation, id })),
    ...others.map(({ abbreviation }) => ({ abbreviation, id: null })),
  ];
}
