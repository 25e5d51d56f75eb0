/** Runs in the page, bundled: what is measured against each other. */
import AdvancedMark from 'advanced-mark.js';
import Mark from 'mark.js';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher, type Term } from '@/lib/matcher';
import { readParts } from '@/lib/page/changes/scanner';
import { ShadowRootRegistry } from '@/lib/page/dom/shadow-root-registry';
import { MentionIndex } from '@/lib/page/mentions/mention-index';
import { PageMatchers } from '@/lib/page/mentions/page-matchers';
import { WorkClock } from '@/lib/page/schedule/timing';
import { seededRandom } from '../../generated-pages/random';
import { namesPattern } from '../../names-pattern';

const facts = loadFacts();

export interface Timing {
  milliseconds: number;
  /** Names found; 0 for the bare walk. */
  found: number;
}

export type ContenderName = 'bare walk' | 'reference' | 'ours' | 'ours, 20,000 names' | OtherLibrary;
/** Libraries that mark words by elements around them. */
export type OtherLibrary = 'advanced-mark.js' | 'advanced-mark.js, accents told apart' | 'mark.js';

const MANY_NAMES = 20_000;
/** mark.js calls itself for each name: with all of them at once the stack overflows. */
const MARK_AT_ONCE = 200;
/** What does the same job as ours in the least time: all names in one pattern, and names that are split by markup. */
const ADVANCED = { combinePatterns: 1000, acrossElements: true };

const terms = matcherTerms(facts);
const names = terms.filter(({ id }) => id !== null).map(({ text }) => text);
const pattern = new RegExp(namesPattern(names), 'gi');
const matcher = createMatcher(compileTerms(terms, facts.matchRules));
const largeMatcher = createMatcher(compileTerms([...terms, ...madeUpTerms(MANY_NAMES - terms.length)]));

const contenders: Record<ContenderName, () => number | Promise<number>> = {
  'bare walk': () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode());
    return 0;
  },
  reference: () => {
    let found = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data } = walker.currentNode as Text;
      pattern.lastIndex = 0;
      while (pattern.exec(data)) found += 1;
    }
    return found;
  },
  ours: () => scanPage(matcher),
  'ours, 20,000 names': () => scanPage(largeMatcher),
  'advanced-mark.js': () => markWith(AdvancedMark, names, ADVANCED),
  'advanced-mark.js, accents told apart': () =>
    markWith(AdvancedMark, names, { ...ADVANCED, diacritics: false }),
  'mark.js': async () => {
    let found = 0;
    for (let i = 0; i < names.length; i += MARK_AT_ONCE)
      found += await markWith(Mark, names.slice(i, i + MARK_AT_ONCE));
    return found;
  },
};

function markWith(
  Library: typeof Mark | typeof AdvancedMark,
  some: string[],
  options: object = {},
): Promise<number> {
  return new Promise((resolve) => {
    const mark = { accuracy: 'exactly', separateWordSearch: false, done: resolve, ...options } as const;
    new Library(document.body).mark(some, mark);
  });
}

/** Pauses would be measured as work: the scan runs in one go here. */
class UnpausedClock extends WorkClock {
  override get isSliceOver(): boolean {
    return false;
  }
}

async function scanPage(pageMatcher: typeof matcher): Promise<number> {
  const index = new MentionIndex();
  const state = {
    index,
    matchers: new PageMatchers(pageMatcher, index),
    shadows: new ShadowRootRegistry(
      ({ shadowRoot }) => shadowRoot,
      () => undefined,
    ),
  };
  const whole = { block: document.documentElement, shallow: false };
  await readParts([whole], state, {
    signal: new AbortController().signal,
    clock: new UnpausedClock(),
    failed: (_, error) => {
      throw error;
    },
  });
  return [...index.counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Names that no page holds, with endings and lengths as drugs have them. */
function madeUpTerms(count: number): Term[] {
  const random = seededRandom(20_000);
  const syllable = () => `${'bcdfglmnprstvz'.charAt(random() * 14)}${'aeiou'.charAt(random() * 5)}`;
  const made = new Set<string>();
  while (made.size < count) made.add(`${syllable()}${syllable()}${syllable()}${syllable()}x`);
  return [...made].map((text) => ({ id: text, text }));
}

export async function runContender(name: ContenderName): Promise<Timing> {
  const start = performance.now();
  const found = await contenders[name]();
  return { milliseconds: performance.now() - start, found };
}

export function pageText(): { textNodes: number; characters: number } {
  let textNodes = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) textNodes += 1;
  return { textNodes, characters: document.body.textContent.length };
}
