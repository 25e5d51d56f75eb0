import { escapePattern, fold, isWordEnd, isWordStart } from '@/lib/text';
import { abbreviationPattern, type FoundTerm, NO_VOCABULARY, readAbbreviations } from './abbreviations';
import { createDefinitionReader, DEFINITION_VIEW, type NamesOf } from './definitions';
import type { Matcher, NameParts, Reading, Term, Vocabulary } from './types';

/** Key of the edge that any run of spaces, or a hyphen, may follow. */
const SEPARATOR = 0x20;
const HYPHEN = 0x2d;
/** Long enough that ordinary words ("protein", "antibody") seldom pass the prefilter, short enough for 20,000 names. */
const PREFILTER_DEPTH = 12;
/** The longest gap between two words of a name, in code units: a line break with the indentation after it. */
const MAX_GAP = 256;
/** How much of the text before and after a name its guards are given, in code units. */
const GUARD_VIEW = 48;
/** Whether letters are a name, and what they mean, depends on this many code units before and after them. */
const CONTEXT = Math.max(GUARD_VIEW, DEFINITION_VIEW);
const NOTHING_FOUND: Reading = { mentions: [], definitions: [] };
const NO_PARTS: NameParts = { suffixes: [], prefixes: [] };

/** A node of the trie of all terms; keys are UTF-16 code units of the folded, lower-cased text. */
interface TrieNode {
  children: Map<number, TrieNode>;
  /** The terms that end here: several where they differ in letter case alone. */
  terms: Term[];
}

type Found = Omit<FoundTerm, 'start'>;

/**
 * Compiles terms into a matcher: the longest term wins, whole words only, any letter case unless `exactCase`;
 * a space in a term stands for any spaces or a hyphen.
 *
 * @param terms all the ways to write each name
 * @param parts words that texts write as part of a name; only the definitions of abbreviations need them
 * @throws Error when two terms of different meaning have the same spelling
 * @example
 * createMatcher([{ id: 'letrozole', text: 'Femara' }]).find('takes Femara®') // [{ id: 'letrozole', start: 6, end: 12 }]
 */
export function createMatcher(terms: readonly Term[], parts: NameParts = NO_PARTS): Matcher {
  const trie = buildTrie(terms);
  const prefilter =
    terms.length === 0 ? null : new RegExp(`\\b${prefixPattern(trie, PREFILTER_DEPTH)}`, 'gi');
  const reach = Math.max(0, ...terms.map(maxLengthOf));
  const readDefinitions = createDefinitionReader(parts, namesById(terms));

  function withVocabulary(vocabulary: Vocabulary): Matcher {
    const abbreviations = abbreviationPattern(vocabulary);
    const read = (original: string): Reading => {
      const folded = fold(original);
      const found = prefilter ? findAll(folded.text, trie, prefilter) : [];
      if (found.length === 0 && vocabulary.size === 0) return NOTHING_FOUND;
      const { mentions, definitions } = readAbbreviations(
        folded.text,
        found,
        vocabulary,
        abbreviations,
        readDefinitions,
      );
      const { toOriginal, toOriginalEnd } = folded;
      return {
        mentions: mentions.map((mention) => ({
          ...mention,
          start: toOriginal(mention.start),
          end: toOriginalEnd(mention.end),
        })),
        definitions: definitions.map((one) => ({ ...one, start: toOriginal(one.start) })),
      };
    };
    return {
      reach,
      lookBehind: CONTEXT,
      lookAhead: reach + CONTEXT,
      find: (text) => read(text).mentions,
      read,
      candidates: (text) => candidatesIn(text, prefilter, abbreviations),
      withVocabulary,
    };
  }
  return withVocabulary(NO_VOCABULARY);
}

/** The names in full, folded; abbreviations are made of these. */
function namesById(terms: readonly Term[]): NamesOf {
  const names = new Map<string, string[]>();
  return (id) => {
    let known = names.get(id);
    if (!known) {
      known = terms.filter((term) => term.id === id && !term.exactCase).map(({ text }) => fold(text).text);
      names.set(id, known);
    }
    return known;
  };
}

/** @throws Error when two terms of different meaning have the same spelling */
function buildTrie(terms: readonly Term[]): TrieNode {
  const root: TrieNode = { children: new Map(), terms: [] };
  for (const term of terms) addTerm(root, term);
  return root;
}

function addTerm(root: TrieNode, term: Term): void {
  const key = termKey(term);
  let node = root;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    let child = node.children.get(code);
    if (!child) {
      child = { children: new Map(), terms: [] };
      node.children.set(code, child);
    }
    node = child;
  }
  const conflicting = node.terms.find((other) => other.id !== term.id && isSameSpelling(other, term));
  if (conflicting) throw new Error(`"${term.text}" is claimed by both ${conflicting.id} and ${term.id}`);
  node.terms.push(term);
}

function isSameSpelling(one: Term, other: Term): boolean {
  return !(one.exactCase && other.exactCase) || fold(one.text).text === fold(other.text).text;
}

/**
 * Normalizes the spelling of a term: the matcher finds terms with the same key in the same texts.
 *
 * @throws Error when the text does not start with a letter or digit, so that no word could start with it
 */
export function termKey(term: Pick<Term, 'text' | 'exactCase'>): string {
  const text = fold(term.text).text.trim().toLowerCase();
  // An abbreviation keeps its hyphens: "T-DM1" is one, "T DM1" is not.
  const key = term.exactCase ? text.replace(/\s+/g, ' ') : text.replace(/\s+|-\s*/g, ' ');
  if (!/^[a-z0-9]/.test(key)) throw new Error(`"${term.text}" starts with no letter or digit`);
  return key;
}

/**
 * A regular expression source that matches the first `depth` code units of every term: a cheap
 * prefilter. Its cost hardly grows with the number of terms, since terms share their beginnings as in the trie.
 */
function prefixPattern(node: TrieNode, depth: number): string {
  if (depth === 0 || node.terms.length > 0 || node.children.size === 0) return '';
  const branches = [...node.children].map(
    ([code, child]) => edgePattern(code) + prefixPattern(child, depth - 1),
  );
  const pattern = branches.join('|');
  return branches.length === 1 ? pattern : `(?:${pattern})`;
}

/** Text of the edge in a regular expression. */
function edgePattern(code: number): string {
  if (code === SEPARATOR) return '[\\s-]+';
  if (code === HYPHEN) return '-';
  return escapePattern(String.fromCharCode(code));
}

/** The most code units of a mention of a term: each space may be a long gap, each letter may have an invisible character after it. */
function maxLengthOf(term: Term): number {
  const key = termKey(term);
  return 2 * key.length + MAX_GAP * (key.split(' ').length - 1);
}

function findAll(text: string, trie: TrieNode, prefilter: RegExp): FoundTerm[] {
  const all: FoundTerm[] = [];
  prefilter.lastIndex = 0;
  for (let hit = prefilter.exec(text); hit; hit = prefilter.exec(text)) {
    const start = hit.index;
    const found = isWordStart(text, start) ? longestAt(text, start, trie) : null;
    if (found) all.push({ ...found, start });
    prefilter.lastIndex = found ? found.end : start + 1;
  }
  return all;
}

function candidatesIn(original: string, prefilter: RegExp | null, abbreviations: RegExp | null): number[] {
  const { text, toOriginal } = fold(original);
  const offsets: number[] = [];
  if (prefilter) {
    prefilter.lastIndex = 0;
    for (let hit = prefilter.exec(text); hit; hit = prefilter.exec(text)) offsets.push(hit.index);
  }
  if (abbreviations) {
    for (const { index } of text.matchAll(abbreviations)) offsets.push(index);
    offsets.sort((one, other) => one - other);
  }
  return offsets.map(toOriginal);
}

/** The longest term that starts at `start`, or null. */
function longestAt(text: string, start: number, trie: TrieNode): Found | null {
  let best: Found | null = null;

  const walk = (node: TrieNode, at: number): void => {
    if (node.terms.length > 0 && (!best || at > best.end) && isWordEnd(text, at)) {
      const term = node.terms.find(
        (candidate) => isWrittenAs(candidate, text, start, at) && !isGuarded(candidate, text, start, at),
      );
      if (term) best = { term, end: at };
    }
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) return;
    const child = node.children.get(code >= 0x41 && code <= 0x5a ? code + 0x20 : code);
    if (child && code !== SEPARATOR) walk(child, at + 1);
    const next = node.children.get(SEPARATOR);
    const gap = next ? gapAt(text, at) : 0;
    if (next && gap > 0) walk(next, at + gap);
  };

  walk(trie, start);
  return best;
}

/** Length of the spaces, or of the hyphen with a line break after it, at `at`. */
function gapAt(text: string, at: number): number {
  let end = text.charCodeAt(at) === HYPHEN ? at + 1 : at;
  while (end < text.length && end - at < MAX_GAP && isSpace(text.charCodeAt(end))) end += 1;
  return end - at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function isWrittenAs(term: Term, text: string, start: number, end: number): boolean {
  return !term.exactCase || text.slice(start, end).replace(/\s+/g, ' ') === fold(term.text).text;
}

function isGuarded(term: Term, text: string, start: number, end: number): boolean {
  if (!term.guards) return false;
  const before = text.slice(Math.max(0, start - GUARD_VIEW), start);
  const after = text.slice(end, end + GUARD_VIEW);
  return term.guards.some((guard) => guard.notAfter?.test(before) || guard.notBefore?.test(after));
}
