/** So many letters tell a name from most words. */
const LETTERS = 5;
/** A name that has up to so many letters less is listed with all that may follow. */
const MAX_MISSING = 2;
/** The bits of a class of characters. */
const CLASS_BITS = 5;
/** What may stand between the letters of a name, or be missing there: it is passed over. */
const GAP = 0;
/** Behind the letters from A to Z, whose class is their place in the alphabet. */
const DIGIT = 27;
const OTHER = 28;
/** A character of that class, which stands for all that is not ASCII. */
const OTHER_CODE = 0x7f;
/** The filter has at least 2 to the power of 32 less this numbers of 32 bits: it stays in the nearest memory. */
const MAX_SHIFT = 19;
/** The bits that tell a bit of such a number. */
const BIT_BITS = 5;
/** Fibonacci hashing: 2 to the 32nd, divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/** Names that stand together in the list of all. */
export interface NameRange {
  start: number;
  /** The index of the first one behind them. */
  end: number;
  /** A bit for each class that the letter behind the beginning has in one of them; all bits where a name has no more letters. */
  next: number;
}

const classes = classesOfAscii();
/** So many bits a character adds to a beginning. */
const widths = classes.map((one) => (one === GAP ? 0 : CLASS_BITS));

/**
 * Where names may start in a text: a search that reads each character once, however many names there are. It is quicker than a
 * pattern of the same letters, since a pattern of hundreds of beginnings compares each place of a text with one after the other.
 *
 * It finds names also inside of words, and where text nodes were joined without the line break that a page shows between them.
 */
export class NameStarts {
  /** By the classes of the first letters, as one number: the names that begin so; all names where they do not stand together. */
  readonly #names = new Map<number, NameRange>();
  /** Two bits for each of them in one number, which are quicker to look up: a blocked Bloom filter. */
  readonly #filter: Uint32Array;
  /** A product is shifted by so much to tell the number of the filter. */
  readonly #shift: number;
  /** How many letters a beginning has. */
  readonly #letters: number;

  /** @param keys the keys of the names, sorted: a space stands for a gap */
  constructor(keys: readonly string[]) {
    const names = this.#names;
    const all = { start: 0, end: keys.length, next: -1 };
    const letters = Math.min(LETTERS, ...keys.map((key) => key.replace(/[ -]/g, '').length + MAX_MISSING));
    for (const [index, key] of keys.entries()) {
      const [beginning, end] = beginningAt(key, 0, letters);
      const next = end < key.length ? 1 << classOf(key.charCodeAt(afterGap(key, end))) : -1;
      // Each offset behind the key was read as a letter.
      const free = Math.max(0, end - key.length) * CLASS_BITS;
      const first = (beginning >> free) << free;
      for (let one = first; one < first + (1 << free); one++) {
        const range = names.get(one) ?? { start: index, end: index, next: 0 };
        names.set(
          one,
          free > 0 || range.end !== index
            ? all
            : { start: range.start, end: index + 1, next: range.next | next },
        );
      }
    }
    this.#letters = letters;
    // At least 64 bits for each beginning: few other letters hit both of its own.
    this.#shift = Math.min(MAX_SHIFT, Math.clz32(names.size) - 1);
    this.#filter = new Uint32Array(2 ** (32 - this.#shift));
    for (const beginning of names.keys()) {
      const product = Math.imul(beginning, SPREAD);
      const at = product >>> this.#shift;
      // Of the width of a shift, the last five bits count.
      this.#filter[at] = (this.#filter[at] as number) | (1 << product) | (1 << (product >>> BIT_BITS));
    }
  }

  /**
   * @param text folded text
   * @param from offset in UTF-16 code units
   * @returns the first offset from there on at which a name may start, or -1
   */
  next(text: string, from: number): number {
    // As constants of the function: the loop would look them up again for each letter.
    const filter = this.#filter;
    const classOfCode = classes;
    const widthOfCode = widths;
    const shift = this.#shift;
    const { length } = text;
    // Behind the text, other characters complete a name of few letters.
    const end = length + this.#letters;
    const all = (1 << (this.#letters * CLASS_BITS)) - 1;
    let latest = 0;
    for (let at = from; at < end; at++) {
      const code = at < length ? Math.min(text.charCodeAt(at), OTHER_CODE) : OTHER_CODE;
      // No jump for a gap, which the processor could not foresee: it adds nothing.
      latest = ((latest << (widthOfCode[code] as number)) | (classOfCode[code] as number)) & all;
      const product = Math.imul(latest, SPREAD);
      const word = filter[product >>> shift] as number;
      if (!((word >>> product) & (word >>> (product >>> BIT_BITS)) & 1)) continue;
      const range = this.#names.get(latest);
      if (!range) continue;
      const behind = afterGap(text, at + 1);
      if (behind >= length || range.next & (1 << classOf(text.charCodeAt(behind))))
        return startOf(text, at, this.#letters);
      // The same letters are the latest up to there.
      at = behind - 1;
    }
    return -1;
  }

  /**
   * @param text folded text
   * @param at offset in UTF-16 code units
   * @returns the names that begin like the text there, or all names; undefined where there are none
   */
  namesAt(text: string, at: number): NameRange | undefined {
    return this.#names.get(beginningAt(text, at, this.#letters)[0]);
  }
}

/** @returns the classes of so many letters from an offset on, as one number, and the offset behind them */
function beginningAt(text: string, from: number, letters: number): [number, number] {
  let beginning = 0;
  let at = from;
  for (let i = 0; i < letters; i++, at++) {
    at = afterGap(text, at);
    beginning = (beginning << CLASS_BITS) | classOf(text.charCodeAt(at));
  }
  return [beginning, at];
}

/** @returns the first offset from there on at which no gap is */
function afterGap(text: string, from: number): number {
  let at = from;
  while (classOf(text.charCodeAt(at)) === GAP) at += 1;
  return at;
}

/** @returns where so many letters begin of which the last one stands at an offset */
function startOf(text: string, last: number, letters: number): number {
  let at = last;
  for (let i = 1; i < letters; i++) {
    do at -= 1;
    while (classOf(text.charCodeAt(at)) === GAP);
  }
  return at;
}

/** Both letter cases are one class, and so are all digits. */
function classOf(code: number): number {
  return classes[code] ?? OTHER;
}

function classesOfAscii(): Uint8Array {
  const all = new Uint8Array(0x80).fill(OTHER);
  for (let place = 1; place <= 26; place++) all[0x40 + place] = all[0x60 + place] = place;
  all.fill(DIGIT, 0x30, 0x3a);
  all[0x20] = all[0x2d] = GAP;
  return all.fill(GAP, 0x09, 0x0e);
}
