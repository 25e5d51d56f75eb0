import { fold } from '@/lib/text';
import { FIELD_END, LETTERS_END, type PrefilterTables } from '../prefilter';
import { maxLengthOf, termKey } from '../term-key';
import type { Head, Term } from '../types';

/** So many letters of a name are in few other words: of 150,000 characters of ordinary English none has them, or one. */
const LETTERS = 5;
/** What letters are worth that everyday words have, and one letter less, beside other letters. */
const WORTH_OF_COMMON = 0.03;
const WORTH_OF_FEWER = 0.3;
const MIN_LETTERS = 3;
/** So much of a long name is looked for. */
const MAX_LETTERS = 14;
/** The letters of English, the most frequent first. */
const BY_FREQUENCY = 'etaoinsrhldcumfpgwybvkxjqz';

/** A name as it is written; a space stands for what is between words, a hyphen for that of an abbreviation. */
interface Name {
  text: string;
  isAbbreviation: boolean;
}

/** Letters of a name, and where in the name they are. */
interface Place {
  letters: string;
  at: number;
}

/**
 * Compiles terms into the tables of a prefilter. A name that has another name in it is left out: the other one is found there.
 *
 * In the tables a space stands for what is between two words, a hyphen for that of an abbreviation, and an apostrophe for
 * each kind of apostrophe.
 *
 * @param terms all the ways to write each name
 * @param isCommon whether some everyday word has these letters in it: other letters of the name are taken then, if it has any
 * @param heads what makes a name of a target
 * @returns plain data
 */
export function compilePrefilter(
  terms: readonly Term[],
  isCommon: (letters: string) => boolean = () => false,
  heads: readonly Head[] = [],
): PrefilterTables {
  const names = shortestNames(
    terms.flatMap((term) =>
      term.id === null ? [] : withHeads(term, heads).map((one) => cut(nameOf(one), isCommon)),
    ),
  );
  const places = choosePlaces(names, isCommon);
  return {
    names: tableOf(names, places),
    reach: names.reduce((longest, { text }) => Math.max(longest, maxLengthOf(text)), 0),
  };
}

/**
 * The beginning of a name is enough, where no everyday word has it: the rest only takes room. Long words begin as other chemicals
 * do ("hydroxy"), and the words of classes are used for other things too ("modulateur"): of these more is kept.
 */
function cut(name: Name, isCommon: (letters: string) => boolean): Name {
  if (name.isAbbreviation) return name;
  const word = /^[a-z]{6}(?=[a-z]{0,5}$)|^[a-z]{9}(?=[a-z]*$)|^[a-z]{3,}\d(?=.)/.exec(name.text)?.[0];
  if (word !== undefined && !isCommon(word)) return { ...name, text: word };
  const [letters = ''] = new RegExp(`^(?:[^a-z0-9]*[a-z0-9]){${MAX_LETTERS}}`).exec(name.text) ?? [];
  return letters === '' ? name : { ...name, text: letters };
}

/** A target counts alone, but for one whose letters begin ordinary words: that counts with each of its heads. */
function withHeads(term: Term, heads: readonly Head[]): Term[] {
  const head = heads.find(({ id }) => id === term.target);
  if (term.target === undefined) return [term];
  if (!head) return [];
  if (!term.isCommon) return [term];
  return [
    ...head.behind.map((words) => `${term.text} ${words}`),
    ...head.before.map((words) => `${words} ${term.text}`),
    ...(head.anti ? [`anti ${term.text}`] : []),
  ].map((text) => ({ ...term, text }));
}

/** Sorted, so that the names take less room when compressed, and of letters that begin alike the longer ones come first. */
function tableOf(names: readonly Name[], places: ReadonlyMap<Name, Place>): string {
  const lines = new Map<string, string[]>();
  for (const name of names) {
    const { letters, at } = places.get(name) ?? { letters: name.text, at: 0 };
    const end = at + letters.length;
    const key = (name.isAbbreviation ? FIELD_END : '') + name.text.slice(at, end);
    const rest = [name.text.slice(0, at), name.text.slice(end)].join(FIELD_END);
    lines.set(key, [...(lines.get(key) ?? []), rest]);
  }
  return (
    [...lines]
      .sort(([one], [other]) => (keyOf(one.toLowerCase()) < keyOf(other.toLowerCase()) ? 1 : -1))
      // Where nothing is behind the letters of the last name, its field is left out.
      .map(([key, rests]) => [key, ...rests.sort()].join(FIELD_END).replace(/\x7f$/, '') + LETTERS_END)
      .join('')
  );
}

function nameOf(term: Term): Name {
  const isAbbreviation = term.exactCase === true;
  const text = isAbbreviation ? fold(term.text).text.trim().replace(/\s+/g, ' ') : termKey(term);
  // Letters that are not of ASCII are removed from a page's text, if that has any accents, as what is between words.
  return { text: text.replace(/[^\0-\x7f]+/g, ' ').replace(/[ '-]+$/, ''), isAbbreviation };
}

function shortestNames(names: readonly Name[]): Name[] {
  const unique = [
    ...new Map(names.map((name) => [`${name.isAbbreviation} ${name.text}`, name])).values(),
  ].sort((one, other) => one.text.length - other.text.length);
  const kept: Name[] = [];
  for (const name of unique) if (!kept.some((inner) => isInside(inner, name))) kept.push(name);
  return kept;
}

/** Whether each mention of a name has a mention of the inner name in it, which begins with a word as every mention does. */
function isInside(inner: Name, { text, isAbbreviation }: Name): boolean {
  if (inner.isAbbreviation && !isAbbreviation) return false;
  const outer = inner.isAbbreviation ? text : text.toLowerCase().replaceAll('-', ' ');
  for (let at = outer.indexOf(inner.text); at >= 0; at = outer.indexOf(inner.text, at + 1)) {
    if (at === 0 || !/[a-z0-9]/i.test(outer.charAt(at - 1))) return true;
  }
  return false;
}

/** Chooses letters of each name: few for all names together, since names have endings in common, and rare ones. */
function choosePlaces(names: readonly Name[], isCommon: (letters: string) => boolean): Map<Name, Place> {
  const left = new Map(names.map((name) => [name, placesIn(name)]));
  const chosen = new Map<Name, Place>();
  const known = new Map<string, number>();
  const worthOf = (letters: string): number => {
    const worth =
      known.get(letters) ??
      rarity(letters) *
        (isCommon(letters) ? WORTH_OF_COMMON : 1) *
        (letters.length < LETTERS ? WORTH_OF_FEWER : 1);
    known.set(letters, worth);
    return worth;
  };
  while (left.size > 0) {
    const worth = new Map<string, number>();
    for (const places of left.values()) {
      for (const letters of new Set(places.map((place) => place.letters))) {
        worth.set(letters, (worth.get(letters) ?? 0) + worthOf(letters));
      }
    }
    const [best] = [...worth].reduce((one, other) => (other[1] > one[1] ? other : one));
    for (const [name, places] of left) {
      const place = places.find(({ letters }) => letters === best);
      if (!place) continue;
      chosen.set(name, place);
      left.delete(name);
    }
  }
  return chosen;
}

/** All letters in a row that the name may be found by; in a name of short words fewer, or in the end the whole name. */
function placesIn({ text }: Name): Place[] {
  const lower = text.toLowerCase();
  const places = [...placesOf(lower, LETTERS), ...placesOf(lower, LETTERS - 1)];
  for (let count = LETTERS - 2; places.length === 0 && count >= MIN_LETTERS; count--) {
    places.push(...placesOf(lower, count));
  }
  return places.length > 0 ? places : [{ letters: lower, at: 0 }];
}

function placesOf(lower: string, count: number): Place[] {
  return Array.from({ length: Math.max(0, lower.length - count + 1) }, (_, at) => ({
    letters: lower.slice(at, at + count),
    at,
  })).filter(({ letters }) => letters === keyOf(letters));
}

/** A digit counts as a rare letter. */
function rarity(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => {
    const rank = BY_FREQUENCY.indexOf(letter);
    return sum + (rank < 0 ? BY_FREQUENCY.length : rank);
  }, 0);
}

/** The letters and digits alone. */
function keyOf(letters: string): string {
  return letters.replace(/[^a-z0-9]+/g, '');
}
