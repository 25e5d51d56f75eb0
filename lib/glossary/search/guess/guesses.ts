import Fuse from 'fuse.js/basic';
import { type Spelling, spellingOf } from '../spelling';
import { distance, type Limits } from './distance';

/** Something that can be guessed from a misspelling of it. */
export interface Guessable {
  text: string;
}

export interface Guess<Item> {
  item: Item;
  distance: number;
}

/** Of several, those that are nearly as near as the nearest. */
const MAX_MARGIN = 0.09;
const MAX_GUESSES = 5;

/** Fewer letters are similar to parts of too many names. */
const MIN_LENGTH = 4;
/** A slip in a short name can change its sound altogether. In a longer one enough is left, and to compare it twice takes long. */
const MAX_SHORT = 8;
/** More letters are no name. */
const MAX_LENGTH = 40;

/** Fuse.js compares letter by letter, so it gets only the texts that share most pairs of letters with the typed one. */
const MAX_COMPARED = 100;
/** Fuse.js finds what shares letters; it is generous, because the distance decides. */
const CANDIDATES = { threshold: 0.45, ignoreLocation: true, ignoreFieldNorm: true, minMatchCharLength: 2 };
const MAX_CANDIDATES = 80;

/** An item with its spelling. */
interface Candidate<Item> {
  item: Item;
  spelling: Spelling;
  /** Its place among all. */
  at: number;
}

/** More than any letter's number: names are compared by `a` to `z` and digits alone. */
const PAIR_BASE = 128;

type Finder<Item> = (typed: Spelling) => Candidate<Item>[];

/**
 * @param items all that can be meant
 * @param meaning what an item stands for: several names of one drug are one guess
 * @param limitsOf how far an item may be: what is further away is not the word that was meant
 * @returns a function from a typed text to the items that are spelled or sound most alike, the nearest first. Its first call takes
 *   longer, and so does its first one with a short text: most searches need no guess, so spellings are made when one does
 */
export function createGuesser<Item extends Guessable>(
  items: readonly Item[],
  meaning: (item: Item) => unknown,
  limitsOf: (item: Item) => Limits,
): (typed: Spelling) => Guess<Item>[] {
  let candidates: Candidate<Item>[] | undefined;
  const finders: Partial<Record<keyof Spelling, Finder<Item>>> = {};
  function alike(form: keyof Spelling, typed: Spelling): Candidate<Item>[] {
    candidates ??= items.map((item, at) => ({ item, spelling: spellingOf(item.text), at }));
    finders[form] ??= createFinder(candidates, form);
    return finders[form](typed);
  }
  return (typed) => {
    const { length } = typed.letters;
    if (length < MIN_LENGTH || length > MAX_LENGTH || !/[a-z]{3}/.test(typed.letters)) return [];
    const sounding = alike('sound', typed);
    const similar = new Set(length <= MAX_SHORT ? [...sounding, ...alike('letters', typed)] : sounding);
    const guesses = [...similar]
      .map(({ item, spelling, at }) => {
        const limits = limitsOf(item);
        const far = distance(typed, spelling, limits);
        return { item, at, distance: far, isNear: far <= Math.max(limits.whole, limits.half) };
      })
      .filter(({ isNear }) => isNear)
      // Of two that are as near, the first of all: the heading of a drug comes before its other names.
      .sort((a, b) => a.distance - b.distance || a.at - b.at);
    const nearest = guesses[0]?.distance ?? 0;
    const meanings = new Set<unknown>();
    return guesses.filter(({ item, distance: far }) => {
      if (far > nearest + MAX_MARGIN || meanings.has(meaning(item))) return false;
      return meanings.size < MAX_GUESSES && meanings.add(meaning(item));
    });
  };
}

/** One document for each spelling: names that are spelled or sound alike are found together. */
function createFinder<Item>(candidates: readonly Candidate<Item>[], form: keyof Spelling): Finder<Item> {
  const bySpelling = new Map<string, Candidate<Item>[]>();
  for (const candidate of candidates) {
    const same = bySpelling.get(candidate.spelling[form]);
    if (same) same.push(candidate);
    else bySpelling.set(candidate.spelling[form], [candidate]);
  }
  const sharing = createPairIndex([...bySpelling.keys()]);
  return (typed) =>
    new Fuse(sharing(typed[form]), CANDIDATES)
      .search(typed[form], { limit: MAX_CANDIDATES })
      .flatMap(({ item }) => bySpelling.get(item) ?? []);
}

/** @returns a function from a text to those of all texts that share most pairs of letters with it */
function createPairIndex(texts: readonly string[]): (typed: string) => string[] {
  const having = new Map<number, number[]>();
  texts.forEach((text, at) => {
    for (const pair of pairsOf(text)) {
      const list = having.get(pair);
      if (list) list.push(at);
      else having.set(pair, [at]);
    }
  });
  return (typed) => {
    const shared = new Uint8Array(texts.length);
    const found: number[] = [];
    for (const pair of pairsOf(typed)) {
      for (const at of having.get(pair) ?? []) {
        const before = shared[at] ?? 0;
        if (before === 0) found.push(at);
        shared[at] = before + 1;
      }
    }
    // Of two that share as many, the shorter is nearer.
    const value = (at: number) => (shared[at] ?? 0) - (texts[at]?.length ?? 0) / 100;
    return sharingMost(found, shared)
      .sort((one, other) => value(other) - value(one))
      .slice(0, MAX_COMPARED)
      .flatMap((at) => texts[at] ?? []);
  };
}

/** @returns of all texts, those that may be among the first when they are sorted, which takes long: most share a pair or two */
function sharingMost(found: readonly number[], shared: Uint8Array): number[] {
  const sharing: number[] = [];
  for (const at of found) {
    const pairs = shared[at] ?? 0;
    sharing[pairs] = (sharing[pairs] ?? 0) + 1;
  }
  let least = sharing.length - 1;
  for (let sum = sharing[least] ?? 0; least > 1 && sum < MAX_COMPARED; sum += sharing[least] ?? 0) least--;
  return found.filter((at) => (shared[at] ?? 0) >= least);
}

/**
 * The first letter counts as a pair, and two letters in either order as the same: they are often swapped. Each pair is a number,
 * because there are some ten thousand when the popup makes its search ready.
 */
function pairsOf(text: string): Set<number> {
  let one = text.charCodeAt(0);
  const pairs = new Set([one]);
  for (let i = 1; i < text.length; i++) {
    const other = text.charCodeAt(i);
    pairs.add(one < other ? one * PAIR_BASE + other : other * PAIR_BASE + one);
    one = other;
  }
  return pairs;
}
