import { describe, expect, it } from 'vitest';
import { isClassEntryId, loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher } from '@/lib/matcher';

const facts = loadFacts();

/** A target is no name by itself. */
const terms = matcherTerms(facts).filter(({ target }) => target === undefined);
const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));

/** Sentences of different shape; each has a place for a name. */
const CARRIERS: [shape: string, sentence: (name: string) => string][] = [
  ['in a sentence', (name) => `She was given ${name} every three weeks.`],
  ['at the very start and end', (name) => name],
  ['as a trade mark in brackets', (name) => `The drug (${name}®) was stopped.`],
  ['with a possessive', (name) => `Many of ${name}’s side effects pass.`],
  ['between slashes', (name) => `aspirin/${name}/placebo arms`],
  ['as a part of a compound', (name) => `a pre-${name}-based, ${name}-induced effect`],
  [
    'over a line break',
    (name) => `a course of ${name.replace(/[ -]/, (gap) => (gap === '-' ? '-\n  ' : '\n  '))}\n`,
  ],
  [
    'with no-break spaces and no-break hyphens',
    (name) => `de\u00a0${name.replace(/ /g, '\u00a0').replace(/-/g, '\u2011')}\u202f: non`,
  ],
  [
    'with a soft hyphen and a zero-width space',
    (name) => `${name.slice(0, 3)}\u00ad\u200b${name.slice(3)}, daily`,
  ],
  ['behind a French article', (name) => `On arrête l’${name}, puis d’${name} on passe à « ${name} ».`],
  ['in capitals', (name) => `RECEIVED ${name.toUpperCase()}¹ AND MORE`],
];

/** A line break inside an abbreviation parts it, and another letter case makes it another word. */
const NOT_FOR_EXACT_CASE = ['over a line break', 'in capitals'];

describe('every name of every drug and class is found', () => {
  it.each(CARRIERS)('%s', (shape, sentence) => {
    const allowed = terms.filter(({ exactCase }) => !(exactCase && NOT_FOR_EXACT_CASE.includes(shape)));
    const names = allowed.flatMap(({ id, text }) => (id === null ? [] : [{ id, text }]));
    expect(names.length).toBeGreaterThan(500);
    const missed = names.filter(({ id, text }) => !isFound(id, text, sentence(text)));
    expect(missed.map(({ text }) => text)).toEqual([]);
  });
});

/** Whether a sentence has mentions of this name, all of it, and of nothing else. */
function isFound(id: string, text: string, carrier: string): boolean {
  const found = matcher.find(carrier);
  return (
    found.length > 0 &&
    found.every(
      (mention) =>
        mention.id === id && normalized(carrier.slice(mention.start, mention.end)) === normalized(text),
    )
  );
}

it('drugs and classes are among the names', () => {
  const ids = new Set(terms.flatMap(({ id }) => id ?? []));
  expect(facts.drugs.every(({ id }) => ids.has(id))).toBe(true);
  expect([...ids].some(isClassEntryId)).toBe(true);
});

/** A name without case, accents, spaces, hyphens and invisible characters. */
function normalized(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
