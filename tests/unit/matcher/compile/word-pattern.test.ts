import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFacts } from '@/lib/glossary';
import { oneOf } from '@/lib/matcher/compile/word-pattern';
import { escapePattern, fold } from '@/lib/text';

/** One word after the other, the longest first. */
function oneByOne(words: readonly string[]): string {
  const patterns = [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) =>
      escapePattern(fold(word).text.toLowerCase())
        .replace(/[ -]/g, '[\\s-]*')
        .replaceAll('\\*', '[a-z]*')
        .replaceAll("'", "['`\\s]"),
    );
  return `(?:${patterns.join('|')})`;
}

const { formulations, heads } = loadFacts().matchRules;
const LISTS: readonly (readonly string[])[] = [
  ...formulations.kinds.map(({ words }) => words),
  formulations.nouns,
  formulations.connectors,
  ...heads.flatMap(({ behind, before }) => [behind, before]),
];

describe.each(LISTS)('the words "%s", …', (...words) => {
  const ours = new RegExp(`${oneOf(words)}(?![a-z0-9])`, 'y');
  const slow = new RegExp(`${oneByOne(words)}(?![a-z0-9])`, 'y');
  const pieces = words.flatMap((word) => word.split(/([ *'-])/)).filter((piece) => !/^[*'-]?$/.test(piece));
  const written = fc.array(fc.constantFrom(...pieces, ' ', '-', '', "'", 's', 'e', 'ated', ' of '), {
    maxLength: 6,
  });

  it('are found as they would be one by one', () => {
    for (const word of words) expect(word.replaceAll('*', 'al')).toSatisfy(hasSameMatch);
    fc.assert(
      fc.property(written, (parts) => hasSameMatch(parts.join(''))),
      { numRuns: 300 },
    );
  });

  function hasSameMatch(text: string): boolean {
    const folded = fold(text).text.toLowerCase();
    return matchOf(ours, folded) === matchOf(slow, folded);
  }
});

function matchOf(pattern: RegExp, text: string): string | undefined {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.[0];
}

it('shares what words have in common', () => {
  expect(oneOf(['agonists', 'agonist', 'agonistes de la', 'nano*', 'nanogel*', 'x'])).toBe(
    '(?:nano(?:gel|)[a-z]*|(?:agonist(?:s|es[\\s-]*de[\\s-]*la|)|x))',
  );
});
