import { describe, expect, it } from 'vitest';
import { createSearch, foundName, loadGlossary, loadSearchData } from '@/lib/glossary';

const glossary = loadGlossary();
const search = createSearch(glossary, loadSearchData(), 'en');
const ids = (query: string) => search(query).hits.map(({ entry }) => entry.id);

describe('a hit says how it was found:', () => {
  it.each([
    ['letrozole', 'letrozole', 'name'],
    ['Femara', 'letrozole', 'name'],
    ['letroz', 'letrozole', 'name'],
    ['aromatase inhibitors', 'letrozole', 'term'],
    ['HER2-positive', 'neratinib', 'term'],
    ['red devil', 'doxorubicin', 'term'],
    ['letrazole', 'letrozole', 'guess'],
    ['taxene', 'docetaxel', 'guess'],
  ])('%s finds %s as a %s', (query, id, kind) => {
    expect(search(query).hits.find(({ entry }) => entry.id === id)?.kind).toBe(kind);
  });

  it('and what is spelled as typed has no guesses beside it', () => {
    for (const query of ['letro', 'trastuzumab', 'CDK4/6', 'bone']) {
      expect(search(query).hits.map(({ kind }) => kind)).not.toContain('guess');
    }
  });
});

describe('a medicine that is not in the glossary', () => {
  it.each([
    ['vincristine', 'vincristine'],
    ['Vincristin', 'vincristine'],
    ['SIROLIMUS', 'sirolimus'],
    ['vincristine 2 mg', 'vincristine'],
    ['what is ondansetron', 'ondansetron'],
    ['trastuzumab rezetekan', 'trastuzumab rezetecan'],
    ['daunorub', 'daunorubicin'],
  ])('%s is said to be %s, with no hits', (query, name) => {
    expect(search(query)).toEqual({ hits: [], otherMedicine: name });
  });

  it('does not hide the one beside it that is', () => {
    expect(search('herceptin and vincristine')).toMatchObject({
      hits: [{ entry: { id: 'trastuzumab' } }],
      otherMedicine: 'vincristine',
    });
  });

  it('bound to an antibody is never answered with the antibody', () => {
    expect(ids('trastuzumab novotansine')).not.toContain('trastuzumab');
  });
});

describe('what surrounds a name does not matter:', () => {
  it.each([
    'letrozole 2.5 mg',
    'letrozole2.5mg',
    'letrozole 2.5mg tablets',
    'Letrozole (Femara)',
    'what is letrozole',
    'What is letrozole?',
    'qu’est-ce que le létrozole',
    'letrozole pills',
    'letrozole side effects',
    'le-trozole',
    'l e t r o z o l e',
    '\u200fletrozole\u200e',
    'letrozole\u0000',
    'letrozole 💊',
  ])('%j', (query) => {
    expect(search(query).hits).toMatchObject([{ kind: 'name', entry: { id: 'letrozole' } }]);
  });
});

describe('a pack of two drugs', () => {
  it.each(['perjetah', 'Perjetaq', 'perjetta'])('%s is rather one of them, misspelt', (query) => {
    expect(ids(query)[0]).toBe('pertuzumab');
    expect(search(query).hits.every(({ kind }) => kind === 'guess')).toBe(true);
  });

  it.each(['perjetahe', 'perjeta h', 'perjeta-herc', 'perjetaherceptin'])('%s is its beginning', (query) => {
    expect(ids(query)[0]).toBe('perjeta-herceptin');
  });
});

describe('what is to be done to the ovaries', () => {
  it.each(['shut down the ovaries', 'turn off my ovaries', 'mettre les ovaires au repos'])('%s', (query) => {
    expect(search(query).hits[0]?.entry.id).toBe('class:gnrh-agonist');
  });
});

describe('two at once', () => {
  it.each([
    ['letrozole or anastrozole', ['letrozole', 'anastrozole']],
    ['Herceptin + Perjeta', ['trastuzumab', 'pertuzumab', 'perjeta-herceptin']],
    ['Kisqali Femara', ['ribociclib', 'letrozole']],
    ['AC chemo', ['doxorubicin', 'cyclophosphamide']],
    ['Zometa for bones', ['zoledronic-acid']],
    ['hercptin biosimilar', ['trastuzumab']],
    ['HER2 negative BRCA', ['olaparib', 'talazoparib']],
    ['TC chemo', ['docetaxel', 'cyclophosphamide']],
    ['EC', ['epirubicin', 'cyclophosphamide']],
    ['chimio EC', ['epirubicin', 'cyclophosphamide']],
    ['EC-T', ['epirubicin', 'cyclophosphamide', 'docetaxel', 'paclitaxel']],
    ['AC then Taxol', ['regimen:ac', 'doxorubicin', 'cyclophosphamide', 'paclitaxel']],
    ['letro and Ibrance', ['palbociclib', 'letrozole']],
  ])('%s: names are all found, of terms what fits both', (query, expected) => {
    expect(ids(query)).toEqual(expected);
  });
});

describe('what is no drug and no class is found too:', () => {
  it.each([
    ['TNBC', 'subtype:triple-negative', 'triple-negative'],
    ['PIK3CA', 'subtype:pik3ca-mutation', 'PIK3CA'],
    ['AC-T', 'regimen:ac-t', 'AC-T'],
    ['radiotherapy', 'topic:radiation-therapy', 'Radiation'],
    ['stage IV', 'topic:metastatic', 'Metastatic'],
    ['mastectomy', 'topic:surgery', 'Surgery'],
    ['luminal A', 'subtype:hr-positive', 'HR-positive'],
  ])('%s', (query, id, name) => {
    const [first] = search(query).hits;
    expect(first?.entry.id).toBe(id);
    expect(first && foundName(first.entry, 'en')).toContain(name);
  });

  it('a subtype with every drug that a source names for it, those that the base document lists before others', () => {
    const [, ...drugs] = ids('HER2+');
    const listed = drugs.map((id) => {
      const entry = glossary.entry(id);
      return (
        entry?.kind === 'drug' &&
        entry.listings.some(({ subtypes }) => subtypes.some((one) => one.id === 'her2-positive'))
      );
    });
    expect(listed[0]).toBe(true);
    expect(listed.lastIndexOf(true)).toBeLessThan(listed.indexOf(false));
  });
});

describe('class and treatment come before subtype:', () => {
  it.each(['hormone', 'hormones', 'hormonal'])('%s finds hormone therapy, not receptors', (query) => {
    expect(ids(query)).toContain('letrozole');
    expect(ids(query)).not.toContain('capecitabine');
  });

  it.each(['PD-L1', 'HER2'])('%s finds drugs against it', (query) => {
    for (const { entry } of search(query).hits) {
      const drugClass = entry.kind === 'drug' || entry.kind === 'class' ? entry.drugClass.id : null;
      expect(drugClass).toMatch(/pd-|her2/);
    }
  });
});

it.each([
  ['med', 'medroxyprogesterone'],
  ['are', 'pamidronate'],
])('%s is the beginning of a name too, though it says nothing beside one', (query, id) => {
  expect(ids(query)).toContain(id);
});

it('a word that is merely nearer to another medicine is not said to be one', () => {
  expect(search('alcohol')).toEqual({ hits: [], otherMedicine: null });
  expect(search('basal-like')).toEqual({ hits: [], otherMedicine: null });
});

it('a word that merely begins like another medicine is not said to be one, and no medicine of ours is shown for it', () => {
  for (const word of ['letter', 'metro', 'black'])
    expect(search(word)).toEqual({ hits: [], otherMedicine: null });
});

it('one letter finds names that begin with it', () => {
  expect(search('h').hits.every(({ kind }) => kind !== 'guess')).toBe(true);
});

it('of a pasted page, only the beginning is looked up', () => {
  expect(ids('letrozole tamoxifen')).toEqual(['letrozole', 'tamoxifen']);
  expect(ids(`${'letrozole '.repeat(7)}tamoxifen`)).toEqual(['letrozole']);
  expect(ids('letrozole '.repeat(1000))).toEqual(['letrozole']);
  // To look all of it up takes longer than a test may.
  for (const text of ['x'.repeat(10_000), 'lorem ipsum '.repeat(1000), '💊'.repeat(5000)]) search(text);
});

describe('signs that nobody sees, or that are no letters, do not count:', () => {
  it.each([
    ['control characters', 'let\u0000rozole\u0007'],
    ['marks of the direction', '\u202eletrozole\u202c'],
    ['a soft hyphen', 'letro\u00adzole'],
    ['a space of no width', 'letro\u200bzole'],
    ['an emoji', '💊 letrozole 🙂'],
    ['signs of markup', '<letrozole>&"'],
  ])('%s', (_, query) => {
    expect(ids(query)[0]).toBe('letrozole');
  });

  it.each(['🙂', '\u202e', '\ud83d', '<&">', '\u0000'])('%j alone finds nothing', (query) => {
    expect(search(query)).toEqual({ hits: [], otherMedicine: null });
  });
});

describe('a name beside a word that is none', () => {
  it.each(['Herceptin subq', 'i.v. Herceptin'])('%s: is the name, not a guess', (query) => {
    expect(search(query).hits).toMatchObject([{ entry: { id: 'trastuzumab' }, kind: 'name' }]);
  });

  it('is still another drug where both together nearly spell it', () => {
    expect(search('trastuzumab deruxtecam').hits[0]).toMatchObject({
      entry: { id: 'trastuzumab-deruxtecan' },
      kind: 'guess',
    });
  });
});

it('who nearly spells a name means no word of about its letters', () => {
  expect(ids('pikray')).toEqual(['alpelisib']);
});

it('a vitamin is answered with no other vitamin', () => {
  for (const query of ['vitamin D', 'vitamine D', 'vitamine C']) {
    expect(search(query)).toMatchObject({ hits: [], otherMedicine: 'vitamin' });
  }
});

it('the ablation of a breast is surgery, not that of the ovaries', () => {
  expect(ids('ablation du sein')).toEqual(['topic:surgery']);
});
