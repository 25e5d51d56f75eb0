import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher, findWithDefinitions } from '@/lib/matcher';
import { oneOf } from '@/lib/matcher/compile/word-pattern';
import { FUZZ_FACTOR, fuzzRuns } from '../../tools/fuzz-runs';

const facts = loadFacts();
const { formulations } = facts.matchRules;
const terms = matcherTerms(facts);
const matcher = createMatcher(compileTerms(terms, facts.matchRules));

const texts = readFileSync('tests/corpus/short-texts.txt', 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => line.replace(/<[^<>:]+:(?:class:)?([^<>]*)>/g, '$1'));

/** What the words around a name decide, in pieces that follow each other with a word between them. */
const PIECES = [
  ...['doxorubicin liposomal', 'pegylated liposomal doxorubicin hydrochloride', 'doxorubicin HCl liposome'],
  ...[
    'non-pegylated liposomal doxorubicin',
    'doxorubicine encapsulée dans des liposomes',
    'liposomal cisplatin',
  ],
  ...['nanoparticle albumin-bound (nab) paclitaxel', 'Caelyx pegylated liposomal', 'docetaxel nanoparticles'],
  ...['Zirconium 89 trastuzumab', 'iodine I 131 trastuzumab', 'Cy 5-trastuzumab', 'trastuzumab deruxtecan'],
  ...['cyclin-dependent kinase 4 and 6 (CDK 4 and 6) inhibitors', 'inhibiteurs de PARP et les PI3K'],
  ...['cyclophosphamide (CP)', 'chronic pancreatitis (CP)', 'CP', 'doxorubicin (referred to as DOX)', 'DOX'],
  ...['adriamycin-evoked cardiotoxicity', 'ADR cardiotoxicity', 'trastuzumab and pertuzumab treatment'],
];
const JOINTS = [' and ', ', ', ' versus ', ' contains ', ' provides ', ' control of ', '. ', ' (', ') with '];
const RUNS = fuzzRuns(2_000);
const TIMEOUT_MS = 30_000 * FUZZ_FACTOR;

const sentence = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...JOINTS)), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.flat().join(''));

/** A text, and the same with line breaks in place of some spaces. */
const wrapped = fc.oneof(sentence, fc.constantFrom(...texts)).chain((text) =>
  fc.tuple(fc.constant(text), fc.infiniteStream(fc.boolean())).map(([whole, breaks]) => ({
    whole,
    broken: whole.replace(/ /g, () => (breaks.next().value ? '\n' : ' ')),
  })),
);

function mentionsOf(text: string): string[] {
  return findWithDefinitions(matcher, text).map(({ id, start, end }) => `${id}: ${start} to ${end}`);
}

describe('a line break in place of a space', { timeout: TIMEOUT_MS }, () => {
  it('makes no other medicine of a name', () => {
    let mentions = 0;
    fc.assert(
      fc.property(wrapped, ({ whole, broken }) => {
        const found = mentionsOf(broken);
        mentions += found.length;
        expect(mentionsOf(whole)).toEqual(expect.arrayContaining(found));
      }),
      { numRuns: RUNS },
    );
    expect(mentions).toBeGreaterThan(RUNS);
  });

  it('leaves each name the one that it is', () => {
    const names = terms.flatMap(({ id, text, target }) =>
      id === null || target !== undefined ? [] : [text],
    );
    const written = [...names, ...PIECES].filter((text) => text.includes(' '));
    const found = written.map((text) => [text, mentionsOf(`Dose of ${text.replaceAll(' ', '\n')}, daily`)]);
    expect(found).toEqual(written.map((text) => [text, mentionsOf(`Dose of ${text}, daily`)]));
    expect(written.length).toBeGreaterThan(100);
  });

  it('marks no word of a formulation by itself', () => {
    const { kinds, nouns, connectors } = formulations;
    const word = oneOf([...kinds.flatMap(({ words }) => words), ...nouns, ...connectors]);
    const onlyWords = new RegExp(`^(?:${word}[\\s-]*)+$`, 'i');
    fc.assert(
      fc.property(wrapped, ({ broken }) => {
        for (const { start, end } of findWithDefinitions(matcher, broken))
          expect(broken.slice(start, end)).not.toMatch(onlyWords);
      }),
      { numRuns: RUNS / 2 },
    );
  });
});
