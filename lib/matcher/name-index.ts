import { gapAt, SEPARATOR } from './gaps';
import { nameKey } from './term-key';
import type { CompiledTerm, TermGroup } from './types';

/** Ends a key in the list. It sorts before any letter, so that a name stands before the longer ones that begin with it. */
const END = '\n';
const END_CODE = 0x0a;
/** Between the names while all are one text: to change them together is much quicker than one by one. */
const BETWEEN = '\0';

/** Is given the term of a name that begins at some offset of a text, and where the name ends. */
type Found = (term: CompiledTerm, end: number) => void;

/**
 * All names in the order of their keys. Names with the same beginning stand together, so the list is searched as a trie would
 * be, but takes nothing more than sorting to make.
 */
export class NameIndex {
  readonly #terms: readonly CompiledTerm[];
  /** Each is a key, `END`, and the index of a term. */
  readonly #lines: readonly string[];

  constructor(groups: readonly TermGroup[]) {
    const terms: CompiledTerm[] = [];
    let names = '';
    let exactNames = '';
    for (const { id, names: ofGroup, exact = [], guards = [] } of groups) {
      const end = `${END}${terms.push({ id, guards }) - 1}${BETWEEN}`;
      if (ofGroup.length > 0) names += ofGroup.join(end) + end;
      for (const name of exact) {
        exactNames += `${name}${END}${terms.push({ id, guards, exact: name }) - 1}${BETWEEN}`;
      }
    }
    this.#terms = terms;
    this.#lines = (nameKey(names, false) + nameKey(exactNames, true)).slice(0, -1).split(BETWEEN).sort();
  }

  /** @returns the beginning of each name, in order, of at most `length` code units */
  beginnings(length: number): string[] {
    return this.#lines.map((line) => line.slice(0, Math.min(length, line.indexOf(END))));
  }

  /**
   * Finds each name that begins at an offset of a text. One with a hyphen comes before one with a gap in the same place.
   *
   * @param text folded text
   */
  search(text: string, start: number, found: Found): void {
    this.#walk(0, this.#lines.length, 0, text, start, found);
  }

  /**
   * @param start the first of the names whose first `depth` letters stand in the text right before `at`
   * @param end the first name after them
   */
  #walk(start: number, end: number, depth: number, text: string, at: number, found: Found): void {
    const first = this.#lines[start] ?? '';
    const last = this.#lines[end - 1] ?? '';
    let shared = depth;
    let next = at;
    let code = first.charCodeAt(shared);
    // The names between the first and the last have these letters too.
    while (code === last.charCodeAt(shared) && code !== END_CODE) {
      const length =
        code === SEPARATOR ? gapAt(text, next) : Number(toLowerCase(text.charCodeAt(next)) === code);
      if (length === 0) return;
      next += length;
      shared += 1;
      code = first.charCodeAt(shared);
    }
    let from = start;
    for (; from < end && this.#codeAt(from, shared) === END_CODE; from++) {
      const term = this.#terms[Number(this.#lines[from]?.slice(shared + 1))];
      if (term) found(term, next);
    }
    if (from === end) return;
    const letter = toLowerCase(text.charCodeAt(next));
    // Not a number at the end of the text.
    if (letter > SEPARATOR) this.#branch(from, end, shared, letter, text, next + 1, found);
    const gap = gapAt(text, next);
    if (gap > 0) this.#branch(from, end, shared, SEPARATOR, text, next + gap, found);
  }

  /** Goes on with those of the names whose code unit at `depth` is `code`. */
  #branch(
    start: number,
    end: number,
    depth: number,
    code: number,
    text: string,
    at: number,
    found: Found,
  ): void {
    const from = this.#firstFrom(start, end, depth, code);
    const to = this.#firstFrom(from, end, depth, code + 1);
    if (from < to) this.#walk(from, to, depth + 1, text, at, found);
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

function toLowerCase(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}
