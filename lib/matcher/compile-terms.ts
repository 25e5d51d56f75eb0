import { fold } from '@/lib/text';
import { buildTrie, compactTrie, prefixPattern } from './build-trie';
import { maxLengthOf } from './gaps';
import { termKey } from './term-key';
import type { CompiledGuard, CompiledTerm, Guard, MatcherTables, NameParts, Term } from './types';

/** Long enough that ordinary words ("protein", "antibody") seldom pass the prefilter, short enough for 20,000 names. */
const PREFILTER_DEPTH = 12;
const NO_PARTS: NameParts = { suffixes: [], prefixes: [] };

/**
 * Compiles terms into the tables of a matcher. The extension is built with the tables, since building them takes as long as
 * searching a long page.
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
  const trie = buildTrie(terms);
  const guards = new IndexedList<CompiledGuard>();
  const compiled = new IndexedList<CompiledTerm>();
  const indexOf = (term: Term): number => compiled.indexOf(compileTerm(term, guards));
  const tables = {
    prefilter: terms.length === 0 ? null : `\\b${prefixPattern(trie, PREFILTER_DEPTH)}`,
    trie: compactTrie(trie, indexOf),
    terms: compiled.items,
    guards: guards.items,
    names: namesById(terms),
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

function compileTerm({ id, text, exactCase, guards }: Term, all: IndexedList<CompiledGuard>): CompiledTerm {
  return {
    id,
    ...(exactCase && { exact: fold(text).text }),
    ...(guards && guards.length > 0 && { guards: guards.map((guard) => all.indexOf(compileGuard(guard))) }),
  };
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

function namesById(terms: readonly Term[]): Record<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { id, text, exactCase } of terms) {
    if (id !== null && !exactCase) names.set(id, [...(names.get(id) ?? []), fold(text).text]);
  }
  return Object.fromEntries(names);
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
