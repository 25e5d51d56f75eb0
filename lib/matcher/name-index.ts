import { differByOne } from './abbreviations/slips';
import { NAME_BEFORE, type NamedTerm, readKeys, readTerms } from './name-list';
import { NameStarts } from './name-starts';
import { gapAt, SEPARATOR } from './term-key';
import type { CompiledTerm, MatcherTables } from './types';

/** Ends a key. It sorts before any letter, so that a name stands before the longer ones that begin with it. */
const END = NAME_BEFORE;
const END_CODE = 0x0a;

const MAX_KNOWN_ALIKE = 1_000;

/** Is given the term of a name that begins at some offset of a text, and where the name ends. */
type Found = (term: CompiledTerm, end: number) => void;

/** How a text is compared with names. */
interface Comparison {
  text: string;
  /** The offset behind the last letter of the text that was compared. */
  comparedTo: number;
  /** Null where only the letters are compared, of a text in which a gap of a name may be missing. */
  found: Found | null;
}

/** All names in the order of their keys. Names with the same beginning stand together, so the list is searched as a trie would be. */
export class NameIndex {
  readonly #terms: readonly NamedTerm[];
  readonly #heads: MatcherTables['heads'];
  /** Each is a key, `END`, and the index of a term. */
  readonly #lines: readonly string[];
  readonly #starts: NameStarts;
  /** Drugs that have a record in another formulation. */
  readonly #formulated: ReadonlySet<string>;
  /** What `nameLike` has given: a text has the same words again and again. */
  readonly #alike = new Map<string, string | null>();
  readonly #namesById = new Map<string, readonly string[]>();

  /** @param tables their names are what `writeNames` gives */
  constructor({ names, heads, formulations }: Pick<MatcherTables, 'names' | 'heads' | 'formulations'>) {
    this.#formulated = new Set(formulations?.records.map(({ drug }) => drug));
    this.#terms = readTerms(names);
    this.#heads = heads;
    this.#lines = readKeys(names)
      .flatMap((keys, index) => keys.map((key) => key + END + index))
      .sort();
    this.#starts = new NameStarts(this.#lines.map((line) => line.slice(0, line.indexOf(END))));
  }

  /**
   * @param text folded text
   * @returns the first offset from `from` on at which the first letters of a name stand, or -1
   */
  nextStart(text: string, from: number): number {
    return this.#starts.next(text, from);
  }

  isClass(id: string): boolean {
    return this.#terms.some((term) => term.id === id && term.isClass);
  }

  isTarget(text: string): boolean {
    let isTarget = false;
    this.search(text, 0, (term, end) => {
      isTarget ||= end === text.length && term.target !== undefined;
    });
    return isTarget;
  }

  /** @returns what a name means that is the whole of a text, perhaps with a plural s */
  meaningOf(text: string): string | null {
    let id: string | null = null;
    this.search(text, 0, (term, end) => {
      if (end === text.length || (term.plural && text.slice(end) === 's')) id ??= term.id;
    });
    return id;
  }

  /**
   * @returns the drug whose name, of one word, differs from a word by one letter behind the first; null where that may be more than
   *   one drug, or where the words around a name could make another medicine of it
   */
  nameLike(word: string): string | null {
    let id = this.#alike.get(word);
    if (id === undefined) {
      id = this.#searchLike(word.toLowerCase());
      if (this.#alike.size < MAX_KNOWN_ALIKE) this.#alike.set(word, id);
    }
    return id;
  }

  #searchLike(lower: string): string | null {
    const code = lower.charCodeAt(0);
    const ids = new Set<string | null>();
    for (let i = this.#firstFrom(0, this.#lines.length, 0, code); this.#codeAt(i, 0) === code; i++) {
      const [name = '', index] = this.#lines[i]?.split(END) ?? [];
      if (!differByOne(lower, name)) continue;
      const term = this.#terms[Number(index)];
      const isSure = term && !term.isClass && !term.guards && term.exact === undefined;
      ids.add(isSure && !this.#formulated.has(term.id ?? '') ? term.id : null);
    }
    const [id = null] = ids;
    return ids.size === 1 ? id : null;
  }

  /** @returns all names of the same thing, in their letter case, without abbreviations */
  namesOf(id: string): readonly string[] {
    let names = this.#namesById.get(id);
    if (!names) {
      names = this.#terms.flatMap((term) => {
        if (term.id !== id || term.exact !== undefined) return [];
        const head = this.#heads[term.target ?? -1];
        return head ? term.names.map((name) => `${name} ${head.word}`) : term.names;
      });
      this.#namesById.set(id, names);
    }
    return names;
  }

  /**
   * Finds each name that begins at an offset of a text. One with a hyphen comes before one with a gap in the same place.
   *
   * @param text folded text
   */
  search(text: string, start: number, found: Found): void {
    this.#compare({ text, comparedTo: start, found });
  }

  /**
   * Compares a text with all names, as far as one of them goes on like it. A gap of a name may be missing in the text, as where two
   * blocks were joined.
   *
   * @param text folded text
   * @returns the offset behind the first letter that no name has there; one beyond the text where a name ends before, or the text
   */
  differsAt(text: string, start: number): number {
    return this.#compare({ text, comparedTo: start, found: null });
  }

  /** Compares a text from `comparedTo` on, and returns to where it was compared. */
  #compare(comparison: Comparison): number {
    const { text, comparedTo } = comparison;
    const names = this.#starts.namesAt(text, comparedTo);
    if (names) this.#walk(names.start, names.end, 0, comparedTo, comparison);
    return comparison.comparedTo;
  }

  /**
   * @param start the first of the names whose first `depth` letters stand in the text right before `at`
   * @param end the first name after them
   */
  #walk(start: number, end: number, depth: number, at: number, comparison: Comparison): void {
    const { text, found } = comparison;
    const first = this.#lines[start] ?? '';
    const last = this.#lines[end - 1] ?? '';
    let shared = depth;
    let next = at;
    let code = first.charCodeAt(shared);
    // The names between the first and the last have these letters too.
    while (code === last.charCodeAt(shared) && code !== END_CODE) {
      const length =
        code === SEPARATOR ? gapAt(text, next) : Number(letterOf(text.charCodeAt(next)) === code);
      comparison.comparedTo = Math.max(comparison.comparedTo, next + 1);
      if (length === 0 && (found || code !== SEPARATOR)) return;
      next += length;
      shared += 1;
      code = first.charCodeAt(shared);
    }
    let from = start;
    for (; from < end && this.#codeAt(from, shared) === END_CODE; from++) {
      const term = this.#terms[Number(this.#lines[from]?.slice(shared + 1))];
      if (!found) comparison.comparedTo = text.length + 1;
      else if (term) found(term, next);
    }
    comparison.comparedTo = Math.max(comparison.comparedTo, next + 1);
    const letter = letterOf(text.charCodeAt(next));
    // Not a number at the end of the text.
    if (letter > SEPARATOR) this.#branch(from, end, shared, letter, next + 1, comparison);
    const gap = gapAt(text, next);
    if (gap > 0 || !found) this.#branch(from, end, shared, SEPARATOR, next + gap, comparison);
  }

  /** Goes on with those of the names whose code unit at `depth` is `code`. */
  #branch(start: number, end: number, depth: number, code: number, at: number, comparison: Comparison): void {
    const from = this.#firstFrom(start, end, depth, code);
    const to = this.#firstFrom(from, end, depth, code + 1);
    if (from < to) this.#walk(from, to, depth + 1, at, comparison);
  }

  /** @returns the first of these names whose code unit at `depth` is not less than `code` */
  #firstFrom(start: number, end: number, depth: number, code: number): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#codeAt(middle, depth) < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #codeAt(index: number, depth: number): number {
    return this.#lines[index]?.charCodeAt(depth) ?? Number.NaN;
  }
}

/** @returns the small letter; an apostrophe for the backtick that is typed for one */
function letterOf(code: number): number {
  if (code === 0x60) return 0x27;
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}
