import { nameKey } from './term-key';
import type { CompiledTerm } from './types';

/*
 * All terms with their names as one text, which takes the least room when compressed: each term is a line, and each of its names
 * another one. A name has no white space but single spaces.
 */

const TERM_BEFORE = '\r';
/** Before each name in the text. It sorts before any letter. */
export const NAME_BEFORE = '\n';
/** Between the fields of a term: its id, where that is not the one of the term before; signs of its traits; its target; guards. */
const FIELD_BEFORE = '\t';
/** A hyphen in an abbreviation, which is one in the key too: to make the keys of all names together is much quicker than one by one. */
const KEPT_HYPHEN = '\t';

/**
 * Signs for letters of a name of a term that has the same name without them, too, so that both are written once: the hyphen of
 * "AZD-2281", each plural s of "dégradeurs sélectifs des récepteurs", the o of "oestrogène".
 */
const OPTIONAL: Readonly<Record<string, string>> = { '~': 's', _: 'o' };

/** How the text writes what a term is. */
const SIGNS = {
  p: 'plural',
  f: 'hasFormulations',
  c: 'isClass',
  a: 'isAbbreviation',
  o: 'isCommon',
} as const;
/** The term has no id. */
const NO_ID = 'n';
/** The term is its only name, in the same letter case. */
const EXACT = 'x';

/** A name as it is compiled. */
export interface IndexedName {
  /** What `nameOf` gives. */
  name: string;
  /** What `nameKey` gives. */
  key: string;
  /** The index of its term. */
  term: number;
}

/** A term with its names. */
export interface NamedTerm extends CompiledTerm {
  /** In their letter case. */
  names: readonly string[];
}

/** @returns a text of all terms with their names, in the same order */
export function writeNames(terms: readonly CompiledTerm[], names: readonly IndexedName[]): string {
  return terms
    .map((term, index) => {
      const isSameId = term.id !== null && term.id === terms[index - 1]?.id;
      const signs = Object.entries(SIGNS).flatMap(([sign, trait]) => (term[trait] ? [sign] : []));
      if (term.id === null) signs.push(NO_ID);
      if (term.exact !== undefined) signs.push(EXACT);
      const fields = [isSameId ? '' : term.id, signs.join(''), term.target, term.guards?.join()];
      const own = names.flatMap(({ name, term }) => (term === index ? [name] : []));
      return [
        fields.join(FIELD_BEFORE).trimEnd(),
        ...(term.exact === undefined ? withSigns(own) : own.map((name) => name.replaceAll('-', KEPT_HYPHEN))),
      ].join(NAME_BEFORE);
    })
    .join(TERM_BEFORE);
}

/** Letters of a name, what is left of them in the other name, and both with signs. */
const MERGES: readonly (readonly [letters: RegExp, without: string, signed: string])[] = [
  [/-/, '', '\f'],
  [/oestro/, 'estro', '_estro'],
  [/^(\w+)s (\w+)s(?= )/, '$1 $2', '$1~ $2~'],
  [/^(\w+)s(?= )/, '$1', '$1~'],
];

function withSigns(names: readonly string[]): readonly string[] {
  return MERGES.reduce((written, [letters, without, signed]) => {
    const others = new Set<string>();
    const merged = written.map((name) => {
      const other = name.replace(letters, without);
      if (other === name || !written.includes(other)) return name;
      others.add(other);
      return name.replace(letters, signed);
    });
    return merged.filter((name) => !others.has(name));
  }, names);
}

/** @returns the names, those with a sign with what stands for it, and without */
function withVariants(names: readonly string[], hyphen: string): string[] {
  return names.flatMap((name) => {
    const sign = /[\f~_]/.exec(name)?.[0];
    if (!sign) return name;
    const variants = [OPTIONAL[sign] ?? hyphen, ''].map((letters) => name.replaceAll(sign, letters));
    return withVariants(variants, hyphen);
  });
}

/**
 * @param text what `writeNames` has given
 * @returns what `nameKey` gives for each name, by terms
 */
export function readKeys(text: string): string[][] {
  const lines = nameKey(text, false).replaceAll(KEPT_HYPHEN, '-').split(TERM_BEFORE);
  return lines.map((line) => withVariants(line.split(NAME_BEFORE).slice(1), ' '));
}

/** @param text what `writeNames` has given */
export function readTerms(text: string): NamedTerm[] {
  let id: string | null = null;
  return text.split(TERM_BEFORE).map((line) => {
    const [fields = '', ...written] = line.split(NAME_BEFORE);
    const names = withVariants(written, '-');
    const [ownId, signs = '', target, guards] = fields.split(FIELD_BEFORE);
    if (signs.includes(NO_ID)) id = null;
    else if (ownId) id = ownId;
    const term: NamedTerm = { id, names };
    for (const sign of signs) {
      if (sign in SIGNS) term[SIGNS[sign as keyof typeof SIGNS]] = true;
    }
    if (signs.includes(EXACT)) {
      term.names = names.map((name) => name.replaceAll(KEPT_HYPHEN, '-'));
      term.exact = term.names[0] ?? '';
    }
    if (target) term.target = Number(target);
    if (guards) term.guards = guards.split(',').map(Number);
    return term;
  });
}
