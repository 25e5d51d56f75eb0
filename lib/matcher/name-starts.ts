/** So many letters tell a name from most words. */
const LETTERS = 5;
/** A name that has up to so many letters less is listed with all that may follow. */
const MAX_MISSING = 2;
/** The bits of a class of characters. */
const CLASS_BITS = 5;
/** What may stand between the letters of a name, or be missing there: it is passed over. */
const GAP = 0;
const LETTER_A = 1;
const DIGIT = 27;
const APOSTROPHE = 28;
const OTHER = 29;
/** The sieve has so many bits: few other letters than those of names hit one, and it stays in the nearest memory. */
const SIEVE_BITS = 18;
/** Fibonacci hashing: 2 to the 32nd, divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/** Names that stand together in the list of all. */
export interface NameRange {
  start: number;
  /** The index of the first one behind them. */
  end: number;
}

const classes = classesOfAscii();

/**
 * Where names may start in a text: a prefilter that reads each character once, however many names there are. It is quicker than a
 * pattern of the same letters, since a pattern of hundreds of beginnings compares each place of a text with one after the other.
 *
 * It finds names also inside of words, and where text nodes were joined without the line break that a page shows between them.
 */
export class NameStarts {
  /** By the classes of the first letters, as one number: the names that begin so; null where they do not stand together. */
  readonly #names = new Map<number, NameRange | null>();
  /** A bit for each of them, which is quicker to look up. */
  readonly #sieve: Uint32Array;
  /** How many letters a beginning has. */
  readonly #letters: number;

  /** @param keys the keys of the names, sorted: a space stands for a gap */
  constructor(keys: readonly string[]) {
    const lengths = keys.map((key) => key.replace(/[ -]/g, '').length);
    this.#letters = Math.min(LETTERS, ...lengths.map((length) => length + MAX_MISSING));
    this.#sieve = new Uint32Array(keys.length && 1 << (SIEVE_BITS - 5));
    for (const [index, key] of keys.entries()) {
      let known = 0;
      let missing = this.#letters;
      for (let i = 0; i < key.length && missing > 0; i++) {
        const one = classOf(key.charCodeAt(i));
        if (one === GAP) continue;
        known = (known << CLASS_BITS) | one;
        missing -= 1;
      }
      const free = missing * CLASS_BITS;
      for (let behind = 0; behind < 1 << free; behind++)
        this.#add((known << free) | behind, free === 0 ? index : null);
    }
  }

  #add(beginning: number, index: number | null): void {
    const range = this.#names.get(beginning);
    if (range && range.end === index) {
      range.end += 1;
      return;
    }
    this.#names.set(
      beginning,
      range === undefined && index !== null ? { start: index, end: index + 1 } : null,
    );
    const bit = bitOf(beginning);
    this.#sieve[bit >>> 5] = (this.#sieve[bit >>> 5] as number) | (1 << (bit & 31));
  }

  /**
   * @param text folded text
   * @param from offset in UTF-16 code units
   * @returns the first offset from there on at which a name may start, or -1
   */
  next(text: string, from: number): number {
    // As constants of the function: the loop would look them up again for each letter.
    const sieve = this.#sieve;
    const names = this.#names;
    const classOfCode = classes;
    if (sieve.length === 0) return -1;
    const { length } = text;
    // Behind the text, other characters complete a name of few letters.
    const end = length + this.#letters;
    const all = (1 << (this.#letters * CLASS_BITS)) - 1;
    let latest = 0;
    for (let at = from; at < end; at++) {
      const code = at < length ? text.charCodeAt(at) : 0;
      const one = code < 0x80 ? (classOfCode[code] as number) : OTHER;
      if (one === GAP) continue;
      latest = ((latest << CLASS_BITS) | one) & all;
      const bit = bitOf(latest);
      if (((sieve[bit >>> 5] as number) >>> (bit & 31)) & 1 && names.has(latest))
        return startOf(text, at, this.#letters);
    }
    return -1;
  }

  /**
   * @param text folded text
   * @param at offset in UTF-16 code units
   * @returns the names that begin like the text there; undefined where there are none, null where they do not stand together
   */
  namesAt(text: string, at: number): NameRange | null | undefined {
    let beginning = 0;
    let letters = 0;
    for (let next = at; letters < this.#letters; next++) {
      const one = classOf(text.charCodeAt(next));
      if (one === GAP) continue;
      beginning = (beginning << CLASS_BITS) | one;
      letters += 1;
    }
    return this.#names.get(beginning);
  }
}

/** Where the sieve has the bit of a beginning. */
function bitOf(beginning: number): number {
  return Math.imul(beginning, SPREAD) >>> (32 - SIEVE_BITS);
}

/** @returns where so many letters begin of which the last one stands at an offset */
function startOf(text: string, last: number, letters: number): number {
  let at = last;
  for (let i = 1; i < letters; i++) {
    at -= 1;
    while (classOf(text.charCodeAt(at)) === GAP) at -= 1;
  }
  return at;
}

/** Both letter cases are one class, and so are all digits. */
function classOf(code: number): number {
  return classes[code] ?? OTHER;
}

function classesOfAscii(): Uint8Array {
  const all = new Uint8Array(0x80).fill(OTHER);
  for (let letter = 0; letter < 26; letter++) all[0x41 + letter] = all[0x61 + letter] = LETTER_A + letter;
  all.fill(DIGIT, 0x30, 0x3a);
  for (const sign of "'`") all[sign.charCodeAt(0)] = APOSTROPHE;
  for (const sign of ' \t\n\v\f\r-') all[sign.charCodeAt(0)] = GAP;
  return all;
}
