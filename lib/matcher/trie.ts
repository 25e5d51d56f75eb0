import { fold } from '@/lib/text';
import type { Term } from './types';

/** A node of the trie of all terms; keys are UTF-16 code units of the folded, lower-cased text. */
export interface TrieNode {
  children: Map<number, TrieNode>;
  /** The terms that end here: several where they differ in letter case alone. */
  terms: Term[];
}

/** Key of the edge that any run of spaces, or a hyphen, may follow. */
export const SEPARATOR = 0x20;
const HYPHEN = 0x2d;

/**
 * @param terms all the ways to write all things
 * @throws Error when two terms of different meaning are written alike
 */
export function buildTrie(terms: readonly Term[]): TrieNode {
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
  const rival = node.terms.find((other) => other.id !== term.id && sameWriting(other, term));
  if (rival) throw new Error(`"${term.text}" is claimed by both ${rival.id} and ${term.id}`);
  node.terms.push(term);
}

function sameWriting(one: Term, other: Term): boolean {
  return !(one.exactCase && other.exactCase) || fold(one.text).text === fold(other.text).text;
}

/**
 * Two terms with the same key are written alike: the matcher makes no difference between them.
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

/** Text of the edge in a regular expression. */
function edgePattern(code: number): string {
  if (code === SEPARATOR) return '[\\s-]+';
  if (code === HYPHEN) return '-';
  return String.fromCharCode(code).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/**
 * A regular expression source that matches the first `depth` code units of every term: a cheap
 * prefilter. Its cost hardly grows with the number of terms, since terms share their beginnings as in the trie.
 */
export function prefixPattern(node: TrieNode, depth: number): string {
  if (depth === 0 || node.terms.length > 0 || node.children.size === 0) return '';
  const branches = [...node.children].map(
    ([code, child]) => edgePattern(code) + prefixPattern(child, depth - 1),
  );
  return branches.length === 1 ? (branches[0] ?? '') : `(?:${branches.join('|')})`;
}
