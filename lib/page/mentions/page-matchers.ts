import {
  createMatcher,
  type Definition,
  isSameVocabulary,
  type Matcher,
  meaningOf,
  NO_TERMS,
  NO_VOCABULARY,
  type Vocabulary,
  vocabularyOf,
} from '@/lib/matcher';
import { append } from '../collections';
import { type Block, closestOf, isInPage, parentOf } from '../dom/composed-tree';
import type { MentionIndex } from './mention-index';

/** A definition is valid in the nearest of these around it, or else in the whole document. */
const SCOPE = 'article, li, [role="article"], [role="listitem"]';

/** Finds abbreviations only. */
const NO_NAMES = createMatcher(NO_TERMS);

/** A part of the page in which abbreviations have got another meaning, to be read again with all that is inside it. */
export interface ChangedScope {
  block: Element;
  shallow: false;
  /**
   * Finds the abbreviations of all such parts: only blocks that have one need to be read again. One part may lie in another, and a
   * shadow root is read with the nearest one around it.
   */
  finder: Pick<Matcher, 'candidates'>;
}

/**
 * The matchers for the parts of a page. Each of them knows the abbreviations that are defined around its part ("doxorubicin (DOX)");
 * where the page defines none, it is the one matcher of all names.
 */
export class PageMatchers {
  readonly #matcher: Matcher;
  readonly #index: Pick<MentionIndex, 'definitions'>;
  /** The vocabulary that each scope defines; a scope that defines nothing is not in it. */
  #byScope = new Map<Element, Vocabulary>();
  /** The matchers that were made, by scope. */
  readonly #matchers = new Map<Element, Matcher>();

  constructor(matcher: Matcher, index: Pick<MentionIndex, 'definitions'>) {
    this.#matcher = matcher;
    this.#index = index;
  }

  /** Finds where names may begin, and the abbreviations that any part of the page defines. */
  get candidateFinder(): Pick<Matcher, 'candidates'> {
    if (this.#byScope.size === 0) return this.#matcher;
    const all = new Map([...this.#byScope.values()].flatMap((vocabulary) => [...vocabulary]));
    return this.#matcher.withVocabulary(all);
  }

  /** The matcher for the text of a block: it knows the abbreviations that are defined around the block. */
  matcherFor(block: Block): Matcher {
    if (this.#byScope.size === 0) return this.#matcher;
    const scope = scopeOf(block);
    let matcher = this.#matchers.get(scope);
    if (!matcher) {
      matcher = this.#matcher.withVocabulary(this.#vocabularyAround(scope));
      this.#matchers.set(scope, matcher);
    }
    return matcher;
  }

  /** To be called before parts of the page are read: since they were last read at once, they may have been moved into other scopes. */
  forgetMatchers(): void {
    this.#matchers.clear();
  }

  /**
   * Updates the vocabularies from the definitions in the index.
   *
   * @returns the parts of the page to be read again, because abbreviations have got another meaning there
   */
  update(): ChangedScope[] {
    const before = this.#byScope;
    this.#byScope = this.#resolve();
    const changed = new Map(NO_VOCABULARY);
    const scopes = [...new Set([...before.keys(), ...this.#byScope.keys()])].filter((scope) => {
      const [old = NO_VOCABULARY, now = NO_VOCABULARY] = [before.get(scope), this.#byScope.get(scope)];
      if (!isInPage(scope) || isSameVocabulary(old, now)) return false;
      for (const meanings of [...old, ...now]) changed.set(...meanings);
      return true;
    });
    if (scopes.length === 0) return [];
    const finder = NO_NAMES.withVocabulary(changed);
    return scopes.map((block) => ({ block, shallow: false, finder }));
  }

  #resolve(): Map<Element, Vocabulary> {
    const definitions = new Map<Element, Definition[]>();
    for (const [block, defined] of this.#index.definitions) {
      const scope = scopeOf(block);
      for (const definition of defined) append(definitions, scope, definition);
    }
    const resolved = new Map<Element, Vocabulary>();
    for (const [scope, defined] of definitions) {
      const unknown = [...vocabularyOf(defined)].filter(
        ([abbreviation, said]) => !this.#isKnown(abbreviation, meaningOf(said)),
      );
      if (unknown.length > 0) resolved.set(scope, new Map(unknown));
    }
    return resolved;
  }

  /** Whether the abbreviation means this on any page: "5-FU". */
  #isKnown(abbreviation: string, id: string | null): boolean {
    const [known] = this.#matcher.find(abbreviation);
    return known !== undefined && known.id === id && known.end === abbreviation.length;
  }

  /** The abbreviations that are valid in a scope: the nearest scope that defines one decides what it means. */
  #vocabularyAround(scope: Element): Vocabulary {
    const all = new Map(NO_VOCABULARY);
    for (let at: Node | null = scope; at; at = parentOf(at)) {
      for (const [abbreviation, said] of this.#byScope.get(at as Element) ?? [])
        if (!all.has(abbreviation)) all.set(abbreviation, said);
    }
    return all;
  }
}

function scopeOf(block: Block): Element {
  return closestOf(block, SCOPE) ?? block.ownerDocument.documentElement;
}
