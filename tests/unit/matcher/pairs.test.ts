import { describe, expect, it } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher, findWithDefinitions } from '@/lib/matcher';

const facts = loadFacts();
const all = matcherTerms(facts);
const matcher = createMatcher(compileTerms(all, facts.matchRules));

/** Every name, a target with the first of its heads. */
const names = all.flatMap(({ id, text, target }) => {
  const head = facts.matchRules.heads.find((one) => one.id === target);
  return id === null ? [] : [{ id, text: head ? `${text} ${head.behind[0]}` : text }];
});

/** What may stand between two names of a list; in the layout of a page a border of blocks is this character. */
const SEPARATORS: Record<string, [between: string, after?: string]> = {
  'a line break': ['\n'],
  'a border of blocks': ['\u001e'],
  'a comma': [', '],
  'a dash': [' – '],
  'an em dash': ['—'],
  'a bracket': [' (', ')'],
  'a slash': ['/'],
  'a plus sign': [' + '],
  and: [' and '],
  et: [' et '],
  'a semicolon': ['; '],
};

/** `npm run test:long` tries all pairs, each other run one of so many: each name stands on both sides of some others then. */
const STEP = process.env['VITE_ALL_PAIRS'] ? 1 : 211;
const MAX_SHOWN = 20;
const TIMEOUT_MS = 60_000 + 1_500_000 / STEP;

/** @returns what is marked, if it is not each name as itself */
function offence(
  [one, other]: readonly (typeof names)[number][],
  between: string,
  after = '',
): string | null {
  if (!one || !other) return null;
  const text = one.text + between + other.text + after;
  const marked = findWithDefinitions(matcher, text);
  const [first, second] = marked;
  const secondStart = one.text.length + between.length;
  const isRight =
    marked.length === 2 &&
    first?.id === one.id &&
    first.start === 0 &&
    first.end === one.text.length &&
    second?.id === other.id &&
    second.start === secondStart &&
    second.end === secondStart + other.text.length;
  if (isRight) return null;
  const found = marked.map(({ id, start, end }) => `${text.slice(start, end)} (${id})`);
  return `${JSON.stringify(text)}: ${found.join(', ') || 'nothing'}`;
}

describe('two names are marked each as itself', { timeout: TIMEOUT_MS }, () => {
  it.each(Object.entries(SEPARATORS))('on both sides of %s', (_, [between, after]) => {
    const offences: string[] = [];
    const count = names.length ** 2;
    for (let i = 0; i < count && offences.length < MAX_SHOWN; i += STEP) {
      const pair = [names[i % names.length], names[Math.floor(i / names.length)]].flatMap((one) => one ?? []);
      const wrong = offence(pair, between, after);
      if (wrong !== null) offences.push(wrong);
    }
    expect(offences).toEqual([]);
  });
});
