import { type IndexedName, writeNames } from '../name-list';
import { maxLengthOf, nameOf, termKey } from '../term-key';
import type {
  CompiledGuard,
  CompiledTerm,
  Guard,
  MatcherTables,
  MatchingRules,
  NameParts,
  Term,
} from '../types';
import { compileFormulations } from './compile-formulations';
import { oneOf } from './word-pattern';

const NO_PARTS: NameParts = { suffixes: [], prefixes: [] };

/**
 * Compiles terms into the tables of a matcher. The extension is built with the tables, so that a page does not pay for what is
 * made of the names.
 *
 * @param terms all the ways to write each name
 * @param rules what texts write beside names: `nameParts`, which only the definitions of abbreviations need,
 *   `formulations`, and the `heads` of targets, without which no target is a name
 * @returns plain data
 * @throws Error when two terms of different meaning have the same spelling, when a term begins with no letter or digit, and
 *   when the pattern of a guard has flags
 * @example
 * createMatcher(compileTerms([{ id: 'letrozole', text: 'Femara' }])).find('takes Femara®') // [{ id: 'letrozole', start: 6, end: 12 }]
 */
export function compileTerms(
  terms: readonly Term[],
  { nameParts: { suffixes, prefixes } = NO_PARTS, formulations, heads = [] }: MatchingRules = {},
): MatcherTables {
  assertDistinct(terms);
  const guards = new IndexedList<CompiledGuard>();
  const compiled = new IndexedList<CompiledTerm>();
  const headIds = heads.map(({ id }) => id);
  const names = indexNames(
    terms.filter(({ target }) => target === undefined || headIds.includes(target)),
    compiled,
    guards,
    headIds,
  );
  // In this order they take the least room when compressed.
  const tables = {
    formulations: formulations ? compileFormulations(formulations) : null,
    heads: heads.map(({ behind, before, anti }) => ({
      word: behind[0] ?? '',
      behind: oneOf(behind),
      before: oneOf(before),
      ...(anti && { anti }),
    })),
    names: writeNames(compiled.items, names),
    guards: guards.items,
    reach: names.reduce((longest, { key }) => Math.max(longest, maxLengthOf(key)), 0),
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

/** @returns the names in the order of their keys, each spelling of a term once */
function indexNames(
  terms: readonly Term[],
  compiled: IndexedList<CompiledTerm>,
  allGuards: IndexedList<CompiledGuard>,
  headIds: readonly string[],
): IndexedName[] {
  const names = new IndexedList<IndexedName>();
  for (const { id, text, exactCase: isExact = false, guards: ofTerm = [], ...traits } of terms) {
    const name = nameOf(text);
    const guards = ofTerm.map((guard) => allGuards.indexOf(compileGuard(guard)));
    const term = compiled.indexOf({
      id,
      ...(isExact && { exact: name }),
      ...(traits.isAbbreviation && { isAbbreviation: true }),
      ...(traits.isClass && { isClass: true }),
      ...(traits.target !== undefined && { target: headIds.indexOf(traits.target) }),
      ...(traits.isCommon && { isCommon: true }),
      ...(traits.plural && { plural: true }),
      ...(traits.hasFormulations && { hasFormulations: true }),
      ...(guards.length > 0 && { guards }),
    });
    names.indexOf({ name, key: termKey({ text, exactCase: isExact }), term });
  }
  // By code units, as the index sorts them.
  return names.items.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
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
