import type { Spelling } from '../spelling';

/*
 * How far a typed text is from a name: the optimal string alignment distance, in which slips that people make cost less than
 * other letters. No package has these weights: those for plain edit distances cannot weigh, and those that can have one weight
 * for all letters.
 */

const COST = {
  /** Another vowel: "tamoxifin". */
  vowel: 0.45,
  /** Another consonant of a similar sound: "palpociclib". */
  similar: 0.6,
  /** A vowel too many or too few. */
  extraVowel: 0.65,
  /** A letter twice, or once instead of twice. */
  doubled: 0.3,
  /** Two letters in the wrong order: "letorzole". */
  swapped: 0.7,
  /** On top of the cost: few people mistake the first letter. */
  first: 0.35,
  /** On top of the cost for letters that sound right and are written differently. */
  sound: 0.15,
  /** On top of the cost for a half name. */
  half: 0.35,
};

const VOWELS = 'aeiouy';
const SIMILAR = ['bp', 'dt', 'gk', 'fv', 'sz', 'mn', 'gj', 'ck', 'cs', 'lr', 'ks', 'bv', 'dj'];

/** A half name is recognized from so many letters on. */
const MIN_HALF_LENGTH = 6;

/** Longer texts than any name: what is after it does not count. */
const MAX_LENGTH = 80;

const IMPOSSIBLE = Number.POSITIVE_INFINITY;

const isVowel = (letter: string) => VOWELS.includes(letter);
const similar = new Set(SIMILAR.flatMap((pair) => [pair, pair.charAt(1) + pair.charAt(0)]));

function costOfOther(letter: string, other: string): number {
  if (letter === other) return 0;
  if (isVowel(letter) && isVowel(other)) return COST.vowel;
  return similar.has(letter + other) ? COST.similar : 1;
}

/** The letters that names are compared in: `a` to `z`. Any other sign is like none of them. */
const ALPHABET = 26;
const FIRST_LETTER = 'a'.charCodeAt(0);
/** The cost of each letter for each other one, by their places in the alphabet: at each key hundreds of names are compared. */
const costsOfOthers = Float64Array.from({ length: ALPHABET ** 2 }, (_, at) =>
  costOfOther(letterAt(Math.floor(at / ALPHABET)), letterAt(at % ALPHABET)),
);

function letterAt(place: number): string {
  return String.fromCharCode(FIRST_LETTER + place);
}

function costOfCodes(code: number, other: number): number {
  if (code === other) return 0;
  const [place, otherPlace] = [code - FIRST_LETTER, other - FIRST_LETTER];
  const areLetters = place >= 0 && place < ALPHABET && otherPlace >= 0 && otherPlace < ALPHABET;
  return areLetters ? at(costsOfOthers, place * ALPHABET + otherPlace) : 1;
}

function costOfExtra(text: string, at: number): number {
  if (at === 0) return (isVowel(text.charAt(0)) ? COST.extraVowel : 1) + COST.first;
  if (text.charCodeAt(at) === text.charCodeAt(at - 1)) return COST.doubled;
  return isVowel(text.charAt(at)) ? COST.extraVowel : 1;
}

/** What it costs to turn a typed text into a name, and into a beginning of the name. */
interface Mistakes {
  whole: number;
  half: number;
}

/** Rows and columns of one comparison, used again by the next one. */
const added = new Float64Array(MAX_LENGTH);
const rows = Array.from({ length: 3 }, () => new Float64Array(MAX_LENGTH + 1)) as [
  Float64Array,
  Float64Array,
  Float64Array,
];

/** @param max nothing that costs more is of interest */
function mistakes(typed: string, name: string, max: number): Mistakes {
  const columns = Math.min(name.length, MAX_LENGTH);
  let [beforeLast, last, row] = rows;
  last[0] = 0;
  for (let j = 0; j < columns; j++) {
    added[j] = costOfExtra(name, j);
    last[j + 1] = at(last, j) + at(added, j);
  }
  for (let i = 1; i <= typed.length; i++) {
    const letter = typed.charCodeAt(i - 1);
    const before = typed.charCodeAt(i - 2);
    const left = costOfExtra(typed, i - 1);
    let lowest = at(last, 0) + left;
    row[0] = lowest;
    for (let j = 1; j <= columns; j++) {
      const wanted = name.charCodeAt(j - 1);
      const first = i === 1 && j === 1 && letter !== wanted ? COST.first : 0;
      let cost = at(last, j - 1) + costOfCodes(letter, wanted) + first;
      cost = Math.min(cost, at(last, j) + left, at(row, j - 1) + at(added, j - 1));
      const isSwap = i > 1 && j > 1 && before === wanted && letter === name.charCodeAt(j - 2);
      if (isSwap) cost = Math.min(cost, at(beforeLast, j - 2) + COST.swapped);
      row[j] = cost;
      if (cost < lowest) lowest = cost;
    }
    if (lowest > max) return { whole: IMPOSSIBLE, half: IMPOSSIBLE };
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  let end = IMPOSSIBLE;
  if (typed.length < columns) {
    for (let j = Math.max(1, typed.length - 2); j <= Math.min(columns, typed.length + 2); j++) {
      end = Math.min(end, at(last, j));
    }
  }
  return { whole: at(last, columns), half: end + COST.half };
}

function at(row: Float64Array, index: number): number {
  return row[index] ?? IMPOSSIBLE;
}

/** The greatest distances that are of interest. */
export interface Limits {
  whole: number;
  /** From the beginning of a name; 0 where a beginning is not of interest. */
  half: number;
}

/**
 * @param typed what was typed
 * @param name a name
 * @param limits the greatest distances that are of interest
 * @returns mistakes by letter: 0 for the same letters, 1 or more for quite another word; more than the limits is not told apart
 */
export function distance(typed: Spelling, name: Spelling, limits: Limits): number {
  return Math.min(
    distanceOf(typed.letters, name.letters, 0, limits),
    distanceOf(typed.sound, name.sound, COST.sound, limits),
  );
}

function distanceOf(typed: string, name: string, extra: number, limits: Limits): number {
  const typedLength = Math.max(4, typed.length);
  const length = Math.max(typedLength, name.length * 0.8);
  const { whole, half } = mistakes(typed, name, Math.max(limits.whole * length, limits.half * typedLength));
  const asHalf = (half + extra) / typedLength;
  const isHalf = typed.length >= MIN_HALF_LENGTH && asHalf <= limits.half;
  return Math.min((whole + extra) / length, isHalf ? asHalf : IMPOSSIBLE);
}
