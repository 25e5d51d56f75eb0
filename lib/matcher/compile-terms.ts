import { maxLengthOf } from './gaps';
import { nameOf, termKey } from './term-key';
import type { CompiledGuard, Guard, MatcherTables, NameParts, Term, TermGroup } from './types';

const NO_PARTS: NameParts = { suffixes: [], prefixes: [] };

/**
 * Compiles terms into the tables of a matcher. The extension is built with the tables, which hold
 * each name once: what can be derived quickly is left to the matcher.
 *
 * @param terms all the ways to write each name
 * @param parts words that texts write as part of a name; only the definitions of abbreviations need them
 * @returns plain data
 * @throws Error when two terms of different meaning have the same spelling, when a term begins with no letter or digit, and
 *   when the pattern of a guard has flags
 * @example
 * createMatcher(compileTerms([{ id: 'letrozole', text: 'Femara' }])).find('takes Femara®') // [{ id: 'letrozole', start: 6, end: 12 }]
 */
export function compileTerms(
  terms: readonly Term[],
  { suffixes, prefixes }: NameParts = NO_PARTS,
): MatcherTables {
  assertDistinct(terms);
  const guards = new IndexedList<CompiledGuard>();
  const tables = {
    groups: groupTerms(terms, guards),
    guards: guards.items,
    reach: terms.reduce((longest, term) => Math.max(longest, maxLengthOf(termKey(term))), 0),
    parts: { suffixes, prefixes },
  };
  return { version: hashOf(JSON.stringify(tables)), ...tables };
}

/** A list without equal items. */
class IndexedList<Item> {
  readonly items: Item[] = [];
  readonly #indices = new Map<string, number>();

  /** @returns the index of an equal item, which is added if there is none */
  indexOf(item: Item): number {
    const key = JSON.stringify(item);
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    this.#indices.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

/** @throws Error when two terms of different meaning have the same spelling */
function assertDistinct(terms: readonly Term[]): void {
  const byKey = new Map<string, Term[]>();
  for (const term of terms) {
    const key = termKey(term);
    const others = byKey.get(key) ?? [];
    const conflicting = others.find((other) => other.id !== term.id && isSameSpelling(other, term));
    if (conflicting) throw new Error(`"${term.text}" is claimed by both ${conflicting.id} and ${term.id}`);
    byKey.set(key, [...others, term]);
  }
}

function isSameSpelling(one: Term, other: Term): boolean {
  return !(one.exactCase && other.exactCase) || nameOf(one.text) === nameOf(other.text);
}

function groupTerms(terms: readonly Term[], all: IndexedList<CompiledGuard>): TermGroup[] {
  const groups = new Map<
    string,
    { id: string | null; guards: number[]; names: Set<string>; exact: Set<string> }
  >();
  for (const { id, text, exactCase, guards: ofTerm = [] } of terms) {
    const guards = ofTerm.map((guard) => all.indexOf(compileGuard(guard)));
    const key = JSON.stringify([id, guards]);
    const group = groups.get(key) ?? { id, guards, names: new Set(), exact: new Set() };
    group[exactCase ? 'exact' : 'names'].add(nameOf(text));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ id, guards, names, exact }) => ({
    id,
    names: [...names],
    ...(exact.size > 0 && { exact: [...exact] }),
    ...(guards.length > 0 && { guards }),
  }));
}

function compileGuard({ notAfter, notBefore }: Guard): CompiledGuard {
  return {
    ...(notAfter && { notAfter: sourceOf(notAfter) }),
    ...(notBefore && { notBefore: sourceOf(notBefore) }),
  };
}

function sourceOf({ source, flags }: RegExp): string {
  if (flags !== '') throw new Error(`The guard /${source}/${flags} has flags`);
  return source;
}

/** Fowler, Noll and Vo's hash (FNV-1a) twice, from two starts: 64 bits. It only tells two versions of the tables apart. */
function hashOf(text: string): string {
  return [0x811c9dc5, 0x050c5d1f]
    .map((start) => {
      let hash = start;
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
