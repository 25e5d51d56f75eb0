import { describe, expect, it } from 'vitest';
import {
  createSearch,
  entryName,
  foundName,
  type Language,
  loadGlossary,
  loadSearchData,
  textIn,
} from '@/lib/glossary';
import { hasSubtype, idsOf } from './expected-drugs';

const glossary = loadGlossary();
const data = loadSearchData();
const find = createSearch(glossary, data, 'en');
const search = (query: string) => find(query).hits;

/** The drugs that are found, in order. */
function ids(query: string): string[] {
  return search(query).flatMap(({ entry }) => (entry.kind === 'drug' ? [entry.id] : []));
}

/** The drugs of a class, those of narrower classes included. */
function idsOfClass(id: string): string[] {
  const entry = glossary.classes.find(({ drugClass }) => drugClass.id === id);
  return (entry?.drugs ?? []).map((drug) => drug.id).sort();
}

describe('by name', () => {
  it.each(glossary.drugs.map((drug) => [entryName(drug, 'en'), drug.id]))('finds %s first', (name, id) => {
    expect(ids(name)[0]).toBe(id);
  });

  it('says nothing of why when the name itself fits', () => {
    expect(search('letrozole')[0]).toMatchObject({ entry: { id: 'letrozole' }, matchedOn: null });
  });

  it.each(['LETROZOLE', 'Letrozole', ' letrozole  ', 'létrozole', 'LÉTROZOLE', 'le\u0301trozole'])(
    'does not mind case, accents and spaces around: %j',
    (query) => {
      expect(ids(query)[0]).toBe('letrozole');
    },
  );

  it('does not take accents for misspelt letters', () => {
    expect(ids('ïbrâńçé')[0]).toBe('palbociclib');
  });

  it.each(['letro', 'trastu', 'palbo'])('finds a name by its beginning: %s', (query) => {
    expect(ids(query)[0]).toMatch(new RegExp(`^${query}`));
  });
});

describe('what is spelled inside several names', () => {
  it('has first what it is a misspelling of', () => {
    expect(ids('taxel')).toEqual(['paclitaxel', 'docetaxel', 'nab-paclitaxel']);
  });

  it('and a guess counts each drug once, however many names it has', () => {
    expect(ids('trastuzamab')).toEqual(
      expect.arrayContaining(['trastuzumab-emtansine', 'trastuzumab-deruxtecan', 'pertuzumab-trastuzumab']),
    );
    expect(search('trastuzamab').every(({ matchedOn }) => matchedOn === null)).toBe(true);
  });
});

describe('a sign with a space before it', () => {
  it.each(['HR + HER2-', 'HR + HER2 -', 'hr + / her2 -', 'HR+, HER2 -'])(
    'is a sign after a marker: %s',
    (query) => {
      expect(search(query).map(({ entry }) => entry.id)).toEqual(
        search('HR+ HER2-').map(({ entry }) => entry.id),
      );
    },
  );

  it.each([
    ['Herceptin + Perjeta', 'Herceptin and Perjeta'],
    ['HER2 - positive', 'HER2 positive'],
    ['HER2 -low', 'HER2-low'],
  ])('is none elsewhere: %s', (query, meant) => {
    expect(ids(query)).toEqual(ids(meant));
  });
});

describe('by another name', () => {
  it.each([
    ['Femara', 'letrozole'],
    ['herceptin', 'trastuzumab'],
    ['PHESGO', 'pertuzumab-trastuzumab'],
    ['Ogivri', 'trastuzumab'],
    ['Abraxane', 'nab-paclitaxel'],
  ])('finds the brand %s and says so', (query, id) => {
    const [first] = search(query);
    expect(first?.entry.id).toBe(id);
    expect(first?.matchedOn?.toLowerCase()).toBe(query.toLowerCase());
  });

  it.each([
    ['T-DM1', 'trastuzumab-emtansine'],
    ['t-dxd', 'trastuzumab-deruxtecan'],
    ['5-FU', 'fluorouracil'],
    ['5fu', 'fluorouracil'],
    ['CDDP', 'cisplatin'],
  ])('finds the abbreviation %s and says so', (query, id) => {
    const [first] = search(query);
    expect(first?.entry.id).toBe(id);
    expect(first?.matchedOn?.toLowerCase()).toBe(query.toLowerCase());
  });

  it('finds an abbreviation without its hyphen', () => {
    expect(ids('tdm1')[0]).toBe('trastuzumab-emtansine');
  });
});

describe('misspelt', () => {
  it.each([
    ['leterzole', 'letrozole'],
    ['herseptin', 'trastuzumab'],
    ['palbocyclib', 'palbociclib'],
    ['tamoxifin', 'tamoxifen'],
    ['docetaxal', 'docetaxel'],
    ['capecitibine', 'capecitabine'],
    ['femera', 'letrozole'],
    ['kadsyla', 'trastuzumab-emtansine'],
  ])('%s finds %s', (query, id) => {
    expect(ids(query)[0]).toBe(id);
  });
});

describe('what is merely written a little like it is left out', () => {
  it.each([
    ['BRCA', 'carboplatin'],
    ['taxol', 'class:antimetabolite'],
    ['perj', 'class:vinca-alkaloid'],
    ['kadc', 'bevacizumab'],
  ])('where something else fits: %s does not find %s', (query, wrong) => {
    const found = search(query).map(({ entry }) => entry.id);
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContain(wrong);
  });

  it.each(['AI', 'ai', 'ER ', 'ase'])('of two or three letters: %s', (query) => {
    for (const { entry, matchedOn } of search(query)) {
      const shown = matchedOn ?? foundName(entry, 'en');
      expect(shown.toLowerCase().split(/[^\p{L}\d]+/u)).toContainEqual(
        expect.stringMatching(`^${query.trim().toLowerCase()}`),
      );
    }
  });
});

describe('by class', () => {
  it.each([
    ['aromatase', 'aromatase-inhibitor'],
    ['taxane', 'taxane'],
    ['PARP', 'parp-inhibitor'],
    ['CDK4/6', 'cdk4-6-inhibitor'],
    ['anthracyclines', 'anthracycline'],
    ['TKI', 'her2-tyrosine-kinase-inhibitor'],
    ['ADC', 'antibody-drug-conjugate'],
  ])('%s finds every drug of the class before any other', (query, drugClass) => {
    const expected = idsOfClass(drugClass);
    expect(ids(query).slice(0, expected.length).sort()).toEqual(expected);
  });

  it('says that it was the class', () => {
    const drugs = search('PARP inhibitor').filter(({ entry }) => entry.kind === 'drug');
    for (const { matchedOn } of drugs.slice(0, 2)) expect(matchedOn).toBe('PARP inhibitor');
  });
});

describe('a class', () => {
  it.each(glossary.classes.map(({ id, drugClass }) => [textIn(drugClass.label, 'en'), id]))(
    '%s is found first',
    (label, id) => {
      expect(search(label)[0]?.entry.id).toBe(id);
    },
  );

  it.each([
    ['CDK4/6 inhibitors', 'class:cdk4-6-inhibitor'],
    ['taxanes', 'class:taxane'],
  ])('is found by other ways to write it: %s', (query, id) => {
    expect(search(query)[0]?.entry.id).toBe(id);
  });
});

describe('by subtype', () => {
  it.each([
    ['HER2-positive', 'her2-positive'],
    ['HER2+', 'her2-positive'],
    ['her2 positive', 'her2-positive'],
    ['HER2-negative', 'her2-negative'],
    ['BRCA', 'brca-mutation'],
  ])('%s finds every drug listed for it', (query, subtype) => {
    expect(ids(query)).toEqual(expect.arrayContaining(idsOf(hasSubtype(subtype))));
  });

  it.each([
    ['HER2-positive', 'her2-positive', 'her2-negative'],
    ['HER2+', 'her2-positive', 'her2-negative'],
    ['HER2-', 'her2-negative', 'her2-positive'],
    ['HER2-negative', 'her2-negative', 'her2-positive'],
  ])('%s puts every drug listed for it before those of the opposite', (query, subtype, opposite) => {
    const found = ids(query);
    const last = Math.max(...idsOf(hasSubtype(subtype)).map((id) => found.indexOf(id)));
    const ahead = new Set(found.slice(0, last));
    expect(idsOf(hasSubtype(opposite)).filter((id) => ahead.has(id))).toEqual([]);
  });

  it.each([
    ['HER2-positive', 'her2-negative'],
    ['HER2+', 'her2-negative'],
    ['HER2-negative', 'her2-positive'],
  ])('%s does not give a drug that is listed for the opposite only', (query, opposite) => {
    expect(ids(query).filter((id) => idsOf(hasSubtype(opposite)).includes(id))).toEqual([]);
  });

  it('BRCA finds the drugs listed for it before names that are only written a little like it', () => {
    expect(ids('BRCA').slice(0, 2).sort()).toEqual(['olaparib', 'talazoparib']);
  });

  it('says which subtype it was', () => {
    const hit = search('HER2-positive').find(({ entry }) => entry.id === 'neratinib');
    expect(hit?.matchedOn).toBe('HER2-positive');
  });
});

describe('nothing', () => {
  it.each(['', ' ', '\t\n', '\u00a0'])('is typed: %j', (query) => {
    expect(search(query)).toEqual([]);
  });

  it.each([
    'qqqqq',
    'zxcvbnm',
    '12345',
    '???',
    '%%%',
    '(',
    '\\',
    'aspirin',
    'headache',
    'letter',
    'male breast cancer',
  ])('fits: %s', (query) => {
    expect(search(query)).toEqual([]);
  });
});

it('classes and subtypes are searched in the language of the reader', () => {
  const [letrozole] = glossary.drugs.filter(({ id }) => id === 'letrozole');
  if (!letrozole) throw new Error('There is no letrozole');
  const [aromatase] = glossary.classes.filter(({ id }) => id === 'class:aromatase-inhibitor');
  if (!aromatase) throw new Error('There is no class of letrozole');
  const label = { en: 'aromatase inhibitor', fr: 'réducteur hormonal' };
  const drugClass = { ...aromatase.drugClass, label, spellings: [], terms: [], exactTerms: [] };
  const only = {
    drugs: [letrozole],
    classes: [{ ...aromatase, drugClass }],
    topics: [],
    regimens: [],
    sections: [],
    subtypes: [],
    entry: () => letrozole,
  };
  const none = { words: [], otherMedicines: [] };
  const found = (language: Language) => createSearch(only, none, language)('réducteur hormonal').hits;
  expect(found('fr').map(({ entry }) => entry.id)).toEqual(['class:aromatase-inhibitor', 'letrozole']);
  expect(found('en')).toEqual([]);
});
