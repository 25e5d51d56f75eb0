import { describe, expect, it } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher, findWithDefinitions } from '@/lib/matcher';
import { longFormStart, possibleLongForm } from '@/lib/matcher/abbreviations/long-forms';
import { marked } from '../terms';

const TERMS = [
  { id: 'doxorubicin', text: 'doxorubicin' },
  { id: 'doxorubicin', text: 'Adriamycin' },
  { id: 'liposomal', text: 'liposomal doxorubicin' },
  { id: 'paclitaxel', text: 'paclitaxel' },
  { id: 'carboplatin', text: 'carboplatin' },
  { id: 'cyclophosphamide', text: 'cyclophosphamide' },
  { id: 'cyclophosphamide', text: 'Cytoxan' },
  { id: 'fluorouracil', text: '5-fluorouracil' },
  { id: 'fluorouracil', text: '5-FU', exactCase: true },
  { id: 'methotrexate', text: 'methotrexate' },
  { id: 'methotrexate', text: 'MTX', exactCase: true },
  { id: 'mitoxantrone', text: 'mitoxantrone' },
  { id: 'emtansine', text: 'T-DM1', exactCase: true },
  { id: 'megestrol', text: 'megestrol acetate' },
  { id: 'etoposide', text: 'etoposide' },
  { id: 'etoposide', text: 'VP-16' },
];
const matcher = createMatcher(
  compileTerms(TERMS, {
    nameParts: { suffixes: ['hydrochloride'], prefixes: ['cis-'] },
    formulations: {
      kinds: [{ id: 'bound', words: ['bound'] }],
      nouns: [],
      connectors: ['to'],
      records: [{ id: 'bound-paclitaxel', drug: 'paclitaxel', kinds: ['bound'] }],
    },
  }),
);

const find = (text: string) => findWithDefinitions(matcher, text);

/** What the abbreviations that the text defines were taken for, in order, as "DOX doxorubicin". */
function defined(text: string): string[] {
  return find(text)
    .filter(({ definedHere }) => definedHere)
    .map(({ id, start, end }) => `${text.slice(start, end)} ${id}`);
}

describe('an abbreviation that the text defines', () => {
  it.each([
    ['in brackets', 'Doxorubicin (DOX) is red.', 'DOX doxorubicin'],
    ['in square brackets', 'doxorubicin [DOX]', 'DOX doxorubicin'],
    ['behind a brand in the brackets', 'doxorubicin (Adriamycin; ADR)', 'ADR doxorubicin'],
    ['in a second pair of brackets', 'doxorubicin (Adriamycin) (ADR)', 'ADR doxorubicin'],
    ['beside a brand that is in brackets', 'the drug (Adriamycin, ADR)', 'ADR doxorubicin'],
    ['before its name', 'DOX (doxorubicin) is red', 'DOX doxorubicin'],
    ['after "or"', 'paclitaxel, or PTX, is', 'PTX paclitaxel'],
    ['with words around it', 'paclitaxel (hereafter referred to as PTX)', 'PTX paclitaxel'],
    ['in quotes', 'paclitaxel (“PTX”)', 'PTX paclitaxel'],
    ['behind a salt', 'doxorubicin hydrochloride (DOX)', 'DOX doxorubicin'],
    ['behind a trade mark sign', 'Adriamycin® (ADR)', 'ADR doxorubicin'],
    ['of two words', 'megestrol acetate (MA)', 'MA megestrol'],
    ['without the number of its name', '5-fluorouracil (FU)', 'FU fluorouracil'],
    ['in one capital and small letters', 'doxorubicin (Dox)', 'Dox doxorubicin'],
    ['that fits another name of the drug', 'cyclophosphamide (CTX)', 'CTX cyclophosphamide'],
    ['that begins another name of the drug', 'etoposide (VP)', 'VP etoposide'],
    ['in a list', 'Abbreviations: DOX, doxorubicin; PTX = paclitaxel.', 'DOX doxorubicin,PTX paclitaxel'],
    ['with a soft hyphen inside', 'doxo\u00adrubicin (D\u00adOX)', 'D\u00adOX doxorubicin'],
    ['behind a dose', 'doxorubicin 25 mg/m2 (DOX)', 'DOX doxorubicin'],
    ['behind a plan', 'paclitaxel 80 mg/m2 on days 1, 8, 15 for five months (PAC)', 'PAC paclitaxel'],
    ['behind "alone"', 'paclitaxel alone (PAC)', 'PAC paclitaxel'],
    ['beside another treatment', 'RT + paclitaxel (RT + PAC)', 'PAC paclitaxel'],
    ['behind no-break space', 'doxorubicin\u00a0(DOX)', 'DOX doxorubicin'],
  ])('%s', (_, text, expected) => {
    expect(defined(text).join()).toBe(expected);
  });

  it('is found before and after the definition, in its exact case', () => {
    const text = 'DOX, dox and Dox. Doxorubicin (DOX). DOX-induced DOX/PTX, DOX’s';
    expect(defined(text)).toEqual(Array(5).fill('DOX doxorubicin'));
  });

  it('is a word of its own', () => {
    const text = 'cyclophosphamide (CP): CP-690550, CPs, aCP, CP1, CP-9';
    expect(defined(text)).toEqual(['CP cyclophosphamide']);
  });

  it('is not found inside a name of the glossary', () => {
    expect(find('5-fluorouracil (FU) and 5-FU').map(({ start, end }) => [start, end])).toEqual([
      [0, 14],
      [16, 18],
      [24, 28],
    ]);
  });
});

describe('what looks like a definition and is none', () => {
  it.each([
    ['letters that do not fit', 'doxorubicin (XYZ), XYZ'],
    ['letters of a part of the name', 'liposomal doxorubicin (DOX), DOX'],
    ['a regimen', 'carboplatin and paclitaxel (CP), CP'],
    ['a regimen that fits its last drug', 'paclitaxel plus carboplatin (CP), CP'],
    ['a regimen in mixed letters', 'paclitaxel plus oral carboplatin (CrP), CrP'],
    ['a list behind it', 'DXP (doxorubicin, paclitaxel), DXP'],
    ['one letter', 'doxorubicin (D), D'],
    ['small letters', 'doxorubicin (dox), dox'],
    ['a dose', 'doxorubicin (50 mg), doxorubicin (60 mg/m2)'],
    ['a numeral', 'carboplatin (II), II'],
    ['a drug name', 'doxorubicin (Adriamycin), Adriamycin'],
    ['a short name that everybody knows', '5-fluorouracil (5-FU), 5-FU'],
  ])('%s', (_, text) => {
    expect(defined(text)).toEqual([]);
  });
});

describe('a regimen behind its drugs', () => {
  const facts = loadFacts();
  const shipped = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));

  it.each([
    'cyclophosphamide, doxorubicin and cisplatin (CAP): CAP',
    'cyclophosphamide, epirubicin, and cisplatin (CEP): CEP',
    'dexamethasone-etoposide-cyclophosphamide-cisplatin (DECP): DECP',
    'cyclophosphamide, methotrexate and fluorouracil (CMF): CMF',
    'fluorouracil, epirubicin and cyclophosphamide (FEC): FEC',
    'docetaxel, carboplatin, trastuzumab (TCH): TCH',
    'docetaxel, carboplatin, trastuzumab and pertuzumab (TCHP): TCHP',
    'docetaxel, doxorubicin, cyclophosphamide (TAC): TAC',
    'gemcitabine plus cisplatin (GP): GP',
    'vincristine, doxorubicin and cyclophosphamide (VAC): VAC',
  ])('is no drug: %s', (text) => {
    expect(findWithDefinitions(shipped, text).filter(({ definedHere }) => definedHere)).toEqual([]);
  });

  it('leaves the last drug its own abbreviation', () => {
    const text = 'docetaxel and doxorubicin (DOX): DOX';
    expect(findWithDefinitions(shipped, text).filter(({ definedHere }) => definedHere)).toHaveLength(2);
  });
});

describe('an abbreviation and its own explanation', () => {
  const facts = loadFacts();
  const shipped = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));
  const written = (text: string) =>
    findWithDefinitions(shipped, text).map(({ id, start, end }) => `${text.slice(start, end)} ${id}`);

  it.each([
    ['CDK4/6 inhibitors (CDK4/6i). A CDK4/6i', 'CDK4/6i class:cdk4-6-inhibitor'],
    ['datopotamab deruxtecan-dlnk (Dato-DXd; Datroway). Dato-DXd', 'Dato-DXd datopotamab-deruxtecan'],
    ['Well tolerated, the next ADC, trastuzumab deruxtecan (T-DXd). T-DXd', 'T-DXd trastuzumab-deruxtecan'],
    ['5-flurouracil (5-FU), 5-FU', '5-FU fluorouracil'],
    ['Gemcitabine (dFdC, 2′,2′-difluorodeoxycytidine), dFdC', 'dFdC gemcitabine'],
    ['sacituzumab govitecan (SG; Trodelvy). SG', 'SG sacituzumab-govitecan'],
    ['docetaxel (TXT; Taxotere). TXT', 'TXT docetaxel'],
    ['antibody–drug conjugates (ADCs): an ADC', 'ADC class:antibody-drug-conjugate'],
    ['an aromatase inhibitor (AI): two AIs', 'AIs class:aromatase-inhibitor'],
    ['TROP2-directed antibody-drug conjugates (ADCs): an ADC', 'ADC class:antibody-drug-conjugate'],
    ['inhibiteurs de l’aromatase (AI) : un AI', 'AI class:aromatase-inhibitor'],
  ])('%s', (text, expected) => {
    expect(written(text).at(-1)).toBe(expected);
  });

  it.each([
    'type 1 diabetes mellitus (T-DM1): T-DM1',
    'T-DM1 (type 1 diabetes mellitus): T-DM1',
    'antibody-drug conjugates (ADCs), apparent diffusion coefficient (ADC): ADC',
  ])('gives way to another explanation: %s', (text) => {
    expect(written(text).join()).not.toMatch(/T-DM1|ADC class/);
  });
});

describe('a systematic name in brackets behind a drug', () => {
  it('is the drug', () => {
    const text = "paclitaxel (N2-benzoyl-4'-deoxy-5-fluorotaxane) and N2-benzoyl-4'-deoxy-5-fluorotaxane";
    expect(find(text).map(({ id }) => id)).toEqual(['paclitaxel', 'paclitaxel', 'paclitaxel']);
  });

  it.each([
    ['has the name in it: what becomes of the drug', 'paclitaxel (6-alpha-hydroxypaclitaxel)'],
    ['is a plan of treatment', 'paclitaxel (3-weekly-administration)'],
    ['is of another kind', 'paclitaxel (an anti-microtubule agent)'],
  ])('is nothing where it %s', (_, text) => {
    expect(marked(text, find)).toEqual(['paclitaxel']);
  });
});

describe('a name that is misspelt by one letter', () => {
  it.each([
    ['changed', 'paclitaxel/carboplatim with it'],
    ['left out', 'paclitaxel and carbplatin.'],
    ['put in', 'paclitaxel + carrboplatin,'],
    ['swapped', 'paclitaxel, carbopaltin;'],
  ])('is the drug beside another one: a letter %s', (_, text) => {
    expect(find(text).map(({ id }) => id)).toEqual(['paclitaxel', 'carboplatin']);
  });

  it.each([
    ['alone', 'takes carbplatin with'],
    ['with two wrong letters', 'paclitaxel and carbplatim.'],
    ['as the first word of a longer name', 'paclitaxel and carbplatin liposomes'],
    ['of a drug that has other formulations', 'carboplatin and paclitaxle.'],
  ])('is nothing %s', (_, text) => {
    expect(find(text).filter(({ definedHere }) => definedHere)).toEqual([]);
  });
});

describe('the first letters of a name in place of it', () => {
  it('count in the words that the text has for the harm of the drug', () => {
    expect(
      defined('Adriamycin-induced cardiotoxicity: ADR cardiotoxicity, ADR-induced cardiotoxicity'),
    ).toEqual(['ADR doxorubicin', 'ADR doxorubicin']);
    expect(defined('Adriamycin-evoked\n  cardiotoxicity: ADR\n  cardiotoxicity')).toEqual([
      'ADR doxorubicin',
    ]);
  });

  it.each(['ADR reports', 'ADR nephropathy', 'an ADR'])('count nowhere else: %s', (text) => {
    expect(defined(`Adriamycin cardiotoxicity. ${text}`)).toEqual([]);
  });
});

describe('words that have the abbreviation among them', () => {
  it('do not explain it', () => {
    expect(defined('paclitaxel (PAC), then PAC three milligrams a cycle (PAC)')).toHaveLength(3);
  });
});

describe('rival definitions', () => {
  it.each([
    ['of two drugs', 'cyclophosphamide (CP), carboplatin (CP): CP'],
    ['of a drug and something else', 'cyclophosphamide (CP), chronic pancreatitis (CP): CP'],
    ['with a line break', 'cyclophosphamide (CP), chronic\npancreatitis (CP): CP'],
    ['with the other explained behind it', 'cyclophosphamide (CP). CP (chronic pancreatitis): CP'],
    ['with the other first', 'Chronic pancreatitis (CP). CP. Cyclophosphamide (CP)'],
  ])('cancel each other: %s', (_, text) => {
    expect(defined(text)).toEqual([]);
  });

  it('do not come from brackets whose letters fit nothing', () => {
    expect(defined('cyclophosphamide (CP), then the other arm (CP)')).toHaveLength(2);
  });

  it('remove a short name that means something else on this page', () => {
    expect(marked('mitoxantrone (MTX): MTX', find)).toEqual(['mitoxantrone', 'MTX', 'MTX']);
    expect(find('mitoxantrone (MTX): MTX').map(({ id }) => id)).toEqual(Array(3).fill('mitoxantrone'));
    expect(marked('mean time to x (MTX): MTX', find)).toEqual([]);
    expect(marked('methotrexate (MTX): MTX', find)).toEqual(['methotrexate', 'MTX', 'MTX']);
  });
});

describe('the letters of an abbreviation', () => {
  it.each([
    ['DOX', 'doxorubicin', 0],
    ['T-DM1', 'trastuzumab dm1', 0],
    ['CMF', 'cyclophosphamide, methotrexate and fluorouracil', 0],
    ['DOX', 'liposomal doxorubicin', 10],
    ['OX', 'doxorubicin', -1],
    ['AB', 'b a', -1],
    ['AA', 'a', -1],
  ])('%s in %j begin at %i', (abbreviation, longForm, start) => {
    expect(longFormStart(abbreviation, longForm)).toBe(start);
  });

  it('are looked for in the words right before, not across brackets or sentences', () => {
    expect(possibleLongForm('one two. three (four) five six', 'AB')).toBe('five six');
    expect(possibleLongForm('End. of a sentence', 'AB')).toBe('of a sentence');
    expect(possibleLongForm('a b c d e f g h i j', 'AB')).toBe('g h i j');
  });
});
