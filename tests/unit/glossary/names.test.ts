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

const CLASS_TERMS = facts.classes.flatMap(({ id, terms = [], exactTerms = [] }) =>
  [...terms, ...exactTerms].map((text) => ({ id, text })),
);

it.each(CLASS_TERMS)('"$text" is the class $id', ({ id, text }) => {
  expect(marked(`Dose of ${text}, daily`)).toEqual([`class:${id}: ${text}`]);
});

it.each(facts.matchRules.exclusions)('"$text" is read over', ({ text }) => {
  expect(marked(`Dose of ${text}, daily`)).toEqual([]);
});

describe('how a name must be written', () => {
  it('a code has a hyphen, a space or nothing between letters and digits', () => {
    const codes = facts.drugs.flatMap(({ id, names }) =>
      names.flatMap(({ text, kind }) => (kind === 'code' ? [{ id, text }] : [])),
    );
    const spellings = codes.flatMap(({ id, text }) => {
      const [, letters, rest] = /^([A-Za-z]+)[- ]?(\d.*)$/.exec(text) ?? [];
      return letters ? ['-', ' ', ''].map((gap) => `${id}: ${letters}${gap}${rest}`) : [];
    });
    expect(spellings.length).toBeGreaterThan(60);
    expect(spellings.flatMap((one) => marked(`Dose of ${one.replace(/^.*: /, '')}, daily`))).toEqual(
      spellings,
    );
  });

  it('an abbreviation that means one thing only needs no hyphen', () => {
    expect(marked('TDXd, t-dm-1, DatoDXd')).toEqual([
      'trastuzumab-deruxtecan: TDXd',
      'trastuzumab-emtansine: t-dm-1',
      'datopotamab-deruxtecan: DatoDXd',
    ]);
  });

  it('a brand in -in may have an e behind it, as French texts write', () => {
    expect(marked('Herceptine, Avastine')).toEqual(['trastuzumab: Herceptine', 'bevacizumab: Avastine']);
  });

  it('abbreviations keep their case, unless the record says otherwise', () => {
    expect(marked('T-DM1, t dm1, 5-FU, 5 fu, CBDCA, cbdca')).toEqual([
      'trastuzumab-emtansine: T-DM1',
      'trastuzumab-emtansine: t dm1',
      'fluorouracil: 5-FU',
      'carboplatin: CBDCA',
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

describe('classes of drugs', () => {
  it.each([
    ['cyclin-dependent kinase 4 and 6 (CDK4/6) inhibitors', 'cdk4-6-inhibitor'],
    ['luteinizing hormone-releasing hormone (LHRH) agonists', 'gnrh-agonist'],
    ['poly (ADP-ribose) polymerase inhibitor', 'parp-inhibitor'],
    ['inhibitors of CDK4/6', 'cdk4-6-inhibitor'],
    ['inhibiteurs de CDK 4/6', 'cdk4-6-inhibitor'],
    ['inhibiteurs d’aromatase', 'aromatase-inhibitor'],
    ['anti-CDK4/6', 'cdk4-6-inhibitor'],
    ['antiestrogènes', 'anti-estrogen'],
    ['analogues de la LHRH', 'gnrh-agonist'],
    ['GnRH analogs', 'gnrh-agonist'],
    ['PI3Kα inhibitor', 'pi3k-inhibitor'],
    ['PD-(L)1 inhibitors', 'pd-1-pd-l1-inhibitor'],
    ['platinum salts', 'platinum-drug'],
    ['PARPi', 'parp-inhibitor'],
    ['LHRHa', 'gnrh-agonist'],
    ['TROP2 ADCs', 'trop2-antibody-drug-conjugate'],
  ])('%s', (text, id) => {
    expect(marked(`Some ${text}, then`)).toEqual([`class:${id}: ${text}`]);
  });

  it.each([
    [
      'PARP, PI3K and AKT inhibitors',
      ['parp-inhibitor: PARP', 'pi3k-inhibitor: PI3K', 'akt-inhibitor: AKT inhibitors'],
    ],
    ['inhibitors of PARP and AKT', ['parp-inhibitor: inhibitors of PARP', 'akt-inhibitor: AKT']],
    ['PI3K/mTOR inhibitors', ['pi3k-mtor-inhibitor: PI3K/mTOR inhibitors']],
  ])('of a list: %s', (text, expected) => {
    expect(marked(text)).toEqual(expected.map((one) => `class:${one}`));
  });

  it.each([
    'the mTOR pathway',
    'PARP cleavage',
    'PD-1 expression',
    'anti-PARP antibody',
    'aromatase, GnRH tests',
  ])('a target alone is none: %s', (text) => {
    expect(marked(text)).toEqual([]);
  });

  it('a drug in brackets behind a target is marked', () => {
    expect(marked('PARP (olaparib)')).toEqual(['olaparib: olaparib']);
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
