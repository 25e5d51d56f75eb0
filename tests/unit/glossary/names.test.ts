import { describe, expect, it } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher } from '@/lib/matcher';

const facts = loadFacts();

const { find } = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));

/** Each mention as "drug: words". */
function marked(text: string): string[] {
  return find(text).map(({ id, start, end }) => `${id}: ${text.slice(start, end)}`);
}

const NAMES = facts.drugs.flatMap(({ id, name, names }) => [
  { id, text: name },
  ...names.filter(({ match }) => match !== 'never').map(({ text }) => ({ id, text })),
]);

it.each(NAMES)('"$text" is $id', ({ id, text }) => {
  expect(marked(`Dose of ${text}, daily`)).toEqual([`${id}: ${text}`]);
});

it.each(facts.matchRules.exclusions)('"$text" is read over', ({ text }) => {
  expect(marked(`Dose of ${text}, daily`)).toEqual([]);
});

describe('how a name must be written', () => {
  it('abbreviations keep their case, unless the record says otherwise', () => {
    expect(marked('T-DM1, t-dm1, 5-FU, 5-fu')).toEqual([
      'trastuzumab-emtansine: T-DM1',
      'fluorouracil: 5-FU',
    ]);
  });

  it('a name that is never to be matched gives no term; one of exact case gives such a term', () => {
    const source = ['somewhere'];
    const [drug] = facts.drugs;
    if (!drug) throw new Error('There are no drugs');
    const record = {
      ...drug,
      id: 'x',
      name: 'xname',
      guards: [],
      nameGuards: [],
      names: [
        { text: 'Never', kind: 'brand', match: 'never', sources: source },
        { text: 'Exact', kind: 'brand', match: 'exact-case', sources: source },
        { text: 'Any', kind: 'brand', sources: source },
        { text: 'ABBR', kind: 'abbreviation', sources: source },
        { text: 'Loose', kind: 'abbreviation', match: 'any-case', sources: source },
        { text: 'XY 1234', kind: 'code', sources: source },
      ] satisfies typeof drug.names,
    };
    expect(
      matcherTerms({ drugs: [record], classes: [], matchRules: { ...facts.matchRules, exclusions: [] } }),
    ).toEqual(
      [
        { id: 'x', text: 'xname', plural: true },
        { id: 'x', text: 'Exact', exactCase: true },
        { id: 'x', text: 'Any' },
        { id: 'x', text: 'ABBR', exactCase: true },
        { id: 'x', text: 'Loose', isAbbreviation: true },
        { id: 'x', text: 'XY-1234' },
        { id: 'x', text: 'XY1234' },
      ].map((term) => ({ ...term, hasFormulations: true })),
    );
  });
});

describe('guards of the shipped facts', () => {
  it.each([
    '89Zr-trastuzumab',
    '[89Zr]trastuzumab',
    '[89Zr]Zr-trastuzumab',
    'zirconium-89 trastuzumab',
    '111In-DTPA-trastuzumab',
    'DFO-trastuzumab',
    'trastuzumab vedotin',
    'trastuzumab-MMAE',
    '64Cu-DOTA-pertuzumab',
  ])('an antibody that was made into something else is not marked: %s', (text) => {
    expect(marked(`PET with ${text} was done`)).toEqual([]);
  });

  it.each([
    'anti-HER2 trastuzumab',
    'trastuzumab irinotecan',
    '89 patients had trastuzumab',
    'IV trastuzumab',
  ])('the antibody itself is marked: %s', (text) => {
    expect(marked(text)).toEqual(['trastuzumab: trastuzumab']);
  });

  it('two drugs given together are two drugs, not the one injection that holds both', () => {
    expect(marked('trastuzumab and pertuzumab combination therapy')).toEqual([
      'trastuzumab: trastuzumab',
      'pertuzumab: pertuzumab',
    ]);
    expect(marked('trastuzumab and pertuzumab')).toEqual([
      'trastuzumab: trastuzumab',
      'pertuzumab: pertuzumab',
    ]);
    expect(marked('trastuzumab and pertuzumab combination (Phesgo)')).toEqual([
      'pertuzumab-trastuzumab: trastuzumab and pertuzumab combination',
      'pertuzumab-trastuzumab: Phesgo',
    ]);
  });
});

describe('names inside names', () => {
  it.each([
    ['trastuzumab deruxtecan', 'trastuzumab-deruxtecan'],
    ['ado-trastuzumab emtansine', 'trastuzumab-emtansine'],
    ['pegylated liposomal doxorubicin', 'pegylated-liposomal-doxorubicin'],
    ['liposomal doxorubicin', 'liposomal-doxorubicin'],
    ['nanoparticle albumin-bound paclitaxel', 'nab-paclitaxel'],
    ['Herceptin Hylecta', 'trastuzumab'],
    ['5-fluorouracil', 'fluorouracil'],
  ])('"%s" is one mention of %s', (text, id) => {
    expect(marked(`with ${text}.`)).toEqual([`${id}: ${text}`]);
  });
});

describe('another form of a drug is never taken for the plain one', () => {
  it.each([
    ['doxorubicine liposomale pégylée', ['pegylated-liposomal-doxorubicin: doxorubicine liposomale pégylée']],
    [
      'doxorubicin hydrochloride liposome injection',
      ['liposomal-doxorubicin: doxorubicin hydrochloride liposome injection'],
    ],
    ['Lyso-Thermosensitive Liposome Doxorubicin', []],
    ['paclitaxel lié à l’albumine', ['nab-paclitaxel: paclitaxel lié à l’albumine']],
    ['paclitaxel albumin', []],
    ['liposomal doxorubicin', ['liposomal-doxorubicin: liposomal doxorubicin']],
    ['pegylated-liposomal doxorubicin', ['pegylated-liposomal-doxorubicin: pegylated-liposomal doxorubicin']],
    ['paclitaxel or albumin', ['paclitaxel: paclitaxel']],
  ])('%s', (text, expected) => {
    expect(marked(text)).toEqual(expected);
  });
});
