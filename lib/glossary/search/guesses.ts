import Fuse from 'fuse.js/basic';
import { distance } from './distance';
import { type Spelling, spellingOf } from './spelling';
import type { Typed } from './typed';

/** Something that can be guessed from a misspelling of it. */
export interface Guessable {
  text: string;
}

export interface Guess<Item> {
  item: Item;
  distance: number;
}

/** What is further away is not the word that was meant: "letter" is not letrozole. */
const MAX_DISTANCE = 0.27;
/** Of several, those that are nearly as near as the nearest. */
const MAX_MARGIN = 0.09;
const MAX_GUESSES = 5;

/** Fewer letters are similar to parts of too many names. */
const MIN_LENGTH = 4;
/** A slip in a short name can change its sound altogether. In a longer one enough is left, and to compare it twice takes long. */
const MAX_SHORT = 8;
/** More letters are no name. */
const MAX_LENGTH = 40;

/** Fuse.js finds what shares letters; it is generous, because the distance decides. */
const CANDIDATES = { threshold: 0.45, ignoreLocation: true, ignoreFieldNorm: true, minMatchCharLength: 2 };
const MAX_CANDIDATES = 24;

/** An item with its spelling. */
interface Candidate<Item> {
  item: Item;
  spelling: Spelling;
}

type Finder<Item> = (typed: Spelling) => Candidate<Item>[];

/**
 * @param items all that can be meant
 * @param meaning what an item stands for: several names of one drug are one guess
 * @returns a function from a typed text to the items that are spelled or sound most alike, the nearest first. Its first call takes
 *   longer: most searches need no guess, so spellings are made when one does
 */
export function createGuesser<Item extends Guessable>(
  items: readonly Item[],
  meaning: (item: Item) => unknown,
): (typed: Typed) => Guess<Item>[] {
  let finders: Record<keyof Spelling, Finder<Item>> | undefined;
  return ({ spelling }) => {
    const { length } = spelling.letters;
    if (length < MIN_LENGTH || length > MAX_LENGTH || !/[a-z]{3}/.test(spelling.letters)) return [];
    finders ??= createFinders(items);
    const alike = finders.sound(spelling);
    const candidates = new Set(length <= MAX_SHORT ? [...alike, ...finders.letters(spelling)] : alike);
    const guesses = [...candidates]
      .map(({ item, spelling: name }) => ({ item, distance: distance(spelling, name, MAX_DISTANCE) }))
      .filter((guess) => guess.distance <= MAX_DISTANCE)
      .sort((a, b) => a.distance - b.distance);
    const nearest = guesses[0]?.distance ?? 0;
    const meanings = new Set<unknown>();
    return guesses.filter(({ item, distance: far }) => {
      if (far > nearest + MAX_MARGIN || meanings.has(meaning(item))) return false;
      return meanings.size < MAX_GUESSES && meanings.add(meaning(item));
    });
  };
}

function createFinders<Item extends Guessable>(items: readonly Item[]): Record<keyof Spelling, Finder<Item>> {
  const candidates = items.map((item) => ({ item, spelling: spellingOf(item.text) }));
  return { sound: createFinder(candidates, 'sound'), letters: createFinder(candidates, 'letters') };
}

/** One document for each spelling: names that are spelled or sound alike are found together. */
function createFinder<Item>(candidates: readonly Candidate<Item>[], form: keyof Spelling): Finder<Item> {
  const bySpelling = new Map<string, Candidate<Item>[]>();
  for (const candidate of candidates) {
    const same = bySpelling.get(candidate.spelling[form]);
    if (same) same.push(candidate);
    else bySpelling.set(candidate.spelling[form], [candidate]);
  }
  const fuse = new Fuse([...bySpelling.keys()], CANDIDATES);
  return (typed) =>
    fuse.search(typed[form], { limit: MAX_CANDIDATES }).flatMap(({ item }) => bySpelling.get(item) ?? []);
}
