import {
  createMatcher,
  type Definition,
  isSameVocabulary,
  type Matcher,
  NO_VOCABULARY,
  type Vocabulary,
  vocabularyOf,
} from '@/lib/matcher';
import type { DirtyPart } from '../changes/scanner';
import { type Block, closestOf, parentOf } from '../dom/composed-tree';
import type { MentionIndex } from './mention-index';

/** A definition holds in the nearest of these around it, else in the whole document. */
const SCOPE = 'article, li, [role="article"], [role="listitem"]';

/** Finds abbreviations only. */
const NO_NAMES = createMatcher([]);

/** What the page itself says that abbreviations mean, here and there: "doxorubicin (DOX)". */
export class PageVocabulary {
  readonly #matcher: Matcher;
  readonly #index: Pick<MentionIndex, 'definitions'>;
  /** What the definitions of each scope come to; scopes without any are not in it. */
  #byScope = new Map<Element, Vocabulary>();
  /** The matcher of each scope that was asked for. */
  readonly #matchers = new Map<Element, Matcher>();

  constructor(matcher: Matcher, index: Pick<MentionIndex, 'definitions'>) {
    this.#matcher = matcher;
    this.#index = index;
  }

  /** Finds where a name may begin, abbreviations of any part of the page included. */
  get everywhere(): Pick<Matcher, 'candidates'> {
    if (this.#byScope.size === 0) return this.#matcher;
    const all = new Map([...this.#byScope.values()].flatMap((vocabulary) => [...vocabulary]));
    return this.#matcher.withVocabulary(all);
  }

  /** @returns what reads the text of a block: it knows the abbreviations that are defined around the block */
  matcherFor(block: Block): Matcher {
    if (this.#byScope.size === 0) return this.#matcher;
    const scope = scopeOf(block);
    let matcher = this.#matchers.get(scope);
    if (!matcher) {
      matcher = this.#matcher.withVocabulary(this.#around(scope));
      this.#matchers.set(scope, matcher);
    }
    return matcher;
  }

  /**
   * Takes in what has been read.
   *
   * @returns the parts of the page where abbreviations mean something else now, to be read again
   */
  update(): DirtyPart[] {
    const before = this.#byScope;
    this.#byScope = this.#resolve();
    if (before.size === 0 && this.#byScope.size === 0) return [];
    this.#matchers.clear();
    const scopes = new Set([...before.keys(), ...this.#byScope.keys()]);
    return [...scopes].flatMap((scope): DirtyPart[] => {
      const old = before.get(scope) ?? NO_VOCABULARY;
      const now = this.#byScope.get(scope) ?? NO_VOCABULARY;
      if (!scope.isConnected || isSameVocabulary(old, now)) return [];
      return [{ block: scope, shallow: false, only: NO_NAMES.withVocabulary(new Map([...old, ...now])) }];
    });
  }

  #resolve(): Map<Element, Vocabulary> {
    const definitions = new Map<Element, Definition[]>();
    for (const [block, defined] of this.#index.definitions) {
      const scope = scopeOf(block);
      const known = definitions.get(scope);
      if (known) known.push(...defined);
      else definitions.set(scope, [...defined]);
    }
    const resolved = new Map<Element, Vocabulary>();
    for (const [scope, defined] of definitions) {
      const news = [...vocabularyOf(defined)].filter(
        ([abbreviation, id]) => !this.#isKnown(abbreviation, id),
      );
      if (news.length > 0) resolved.set(scope, new Map(news));
    }
    return resolved;
  }

  /** Whether the abbreviation means this on any page: "5-FU". */
  #isKnown(abbreviation: string, id: string | null): boolean {
    const [known] = this.#matcher.find(abbreviation);
    return known !== undefined && known.id === id && known.end === abbreviation.length;
  }

  /** The nearest scope that defines an abbreviation decides. */
  #around(scope: Element): Vocabulary {
    const all = new Map<string, string | null>();
    for (let at: Node | null = scope; at; at = parentOf(at)) {
      for (const [abbreviation, id] of this.#byScope.get(at as Element) ?? [])
        if (!all.has(abbreviation)) all.set(abbreviation, id);
    }
    return all;
  }
}

function scopeOf(block: Block): Element {
  return closestOf(block, SCOPE) ?? block.ownerDocument.documentElement;
}
