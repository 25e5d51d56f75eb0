import { escapePattern, fold } from '@/lib/text';
import { HYPHEN, SEPARATOR } from './gaps';
import { termKey } from './term-key';
import type { Term, TrieNode } from './types';

/** A node of the trie of all terms while it is built; keys are UTF-16 code units of the keys of the terms. */
interface Node {
  children: Map<number, Node>;
  /** The terms that end here: several where they differ in letter case alone. */
  terms: Term[];
}

/** @throws Error when two terms of different meaning have the same spelling */
export function buildTrie(terms: readonly Term[]): Node {
  const root: Node = { children: new Map(), terms: [] };
  for (const term of terms) addTerm(root, term);
  return root;
}

function addTerm(root: Node, term: Term): void {
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

/** @returns the trie with one edge for each run of nodes that have neither terms nor a second child */
export function compactTrie(node: Node, indexOf: (term: Term) => number, edge = ''): TrieNode {
  const [only] = node.children;
  if (only && node.children.size === 1 && node.terms.length === 0 && edge !== '') {
    return compactTrie(only[1], indexOf, edge + String.fromCharCode(only[0]));
  }
  const terms = [...new Set(node.terms.map(indexOf))];
  const children = [...node.children].sort(([one], [other]) => rank(one) - rank(other));
  return [
    edge,
    terms,
    children.map(([code, child]) => compactTrie(child, indexOf, String.fromCharCode(code))),
  ];
}

/** Where a hyphen and a gap both fit, the hyphen of an abbreviation is tried first. */
function rank(code: number): number {
  return code === SEPARATOR ? Number.MAX_SAFE_INTEGER : code;
}

/**
 * A regular expression source that matches the first `depth` code units of every term: a cheap
 * prefilter. Its cost hardly grows with the number of terms, since terms share their beginnings as in the trie.
 */
export function prefixPattern(node: Node, depth: number): string {
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
