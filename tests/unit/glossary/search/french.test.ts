import { describe, expect, it } from 'vitest';
import { createSearch, entryName, foundName, type Language, loadSearchData, textIn } from '@/lib/glossary';
import { glossary } from '../french/texts';
import { hasSubtype, idsOf, isNamedFor } from './expected-drugs';

const searchIn = (language: Language) => {
  const find = createSearch(glossary, loadSearchData(), language);
  return (query: string) => find(query).hits;
};
const search = searchIn('fr');

const ids = (query: string, find = search) =>
  find(query).flatMap(({ entry }) => (entry.kind === 'drug' ? [entry.id] : []));

describe('in French, a drug is found', () => {
  it.each(glossary.drugs.map((drug) => [entryName(drug, 'fr'), drug.id]))(
    'by its French name: %s',
    (name, id) => {
      expect(search(name)[0]).toMatchObject({ entry: { id }, matchedOn: null });
    },
  );

  it.each(glossary.drugs.map((drug) => [entryName(drug, 'en'), drug.id]))(
    'by its English name: %s',
    (name, id) => {
      expect(ids(name)[0]).toBe(id);
    },
  );

  it.each(['létrozole', 'letrozole', 'LÉTROZOLE', 'le\u0301trozole', 'letroz', 'létrosole'])(
    'with and without accents, in part and misspelt: %j',
    (query) => {
      expect(ids(query)[0]).toBe('letrozole');
    },
  );

  it('by a brand', () => {
    expect(search('Femara')[0]).toMatchObject({ entry: { id: 'letrozole' }, matchedOn: 'Femara' });
  });

  it.each(["mésylate d'éribuline", 'mésylate d’éribuline', 'mesylate d’eribuline'])(
    'however its apostrophe is written: %s',
    (query) => {
      expect(ids(query)[0]).toBe('eribulin');
    },
  );

  it.each(['docétaxel', 'acide zolédronique', 'tamoxifène'])('in English by its French name: %s', (name) => {
    const [first] = searchIn('en')(name);
    expect(first && foundName(first.entry, 'fr')).toBe(name);
  });
});

describe('in French, a class is found', () => {
  it.each(glossary.classes.map((entry) => [textIn(entry.drugClass.label, 'fr'), entry.id]))(
    'by its French name: %s',
    (label, id) => {
      expect(search(label)[0]?.entry.id).toBe(id);
    },
  );

  it.each([
    "inhibiteur de l'aromatase",
    'inhibiteur de l’aromatase',
    'inhibiteurs de l’aromatase',
    'INHIBITEUR DE L’AROMATASE',
    'aromatase inhibitor',
    'anti-aromatase',
  ])('and its drugs: %s', (query) => {
    expect(search(query)[0]?.entry.id).toBe('class:aromatase-inhibitor');
    expect(ids(query).slice(0, 3).sort()).toEqual(['anastrozole', 'exemestane', 'letrozole']);
  });

  it.each([
    ['oestrogènes', 'class:serd'],
    ['œstrogènes', 'class:serd'],
    ['anti-oestrogene', 'class:anti-estrogen'],
  ])('whether œ is one letter or two: %s', (query, id) => {
    expect(search(query).map(({ entry }) => entry.id)).toContain(id);
  });

  it('and is said to be the reason, as the facts write it', () => {
    const hit = search("inhibiteur de l'aromatase").find(({ entry }) => entry.id === 'letrozole');
    expect(hit?.matchedOn).toBe('inhibiteur de l’aromatase');
  });
});

describe('in French, a subtype finds all drugs listed for it, and none only for the opposite', () => {
  it.each([
    ['HER2 positif', 'her2-positive', 'her2-negative'],
    ['HER2-positif', 'her2-positive', 'her2-negative'],
    ['HER2+', 'her2-positive', 'her2-negative'],
    ['HER2 négatif', 'her2-negative', 'her2-positive'],
    ['her2 negatif', 'her2-negative', 'her2-positive'],
    ['RH+', 'hr-positive', null],
    ['RH positif', 'hr-positive', null],
    ['récepteurs hormonaux positifs', 'hr-positive', null],
    ['mutation du gène BRCA', 'brca-mutation', 'her2-positive'],
  ])('%s', (query, subtype, opposite) => {
    const found = ids(query);
    expect(found).toEqual(expect.arrayContaining(idsOf(hasSubtype(subtype))));
    if (opposite) expect(found.filter((id) => idsOf(hasSubtype(opposite)).includes(id))).toEqual([]);
  });

  it.each(['RH négatif', 'RH-négatif', 'rh negatif', 'récepteurs hormonaux négatifs'])(
    '%s: a name one letter away does not count',
    (query) => {
      expect(ids(query).sort()).toEqual(idsOf(isNamedFor('hr-negative')));
    },
  );
});

describe('a kind of treatment finds the drugs of its section', () => {
  it.each([
    ['hormonothérapie', 'fr', 'hormone-therapy'],
    ['hormonotherapie', 'fr', 'hormone-therapy'],
    ['chimiothérapie', 'fr', 'chemotherapy'],
    ['traitement ciblé', 'fr', 'targeted-therapy'],
    ['hormone therapy', 'en', 'hormone-therapy'],
  ] as const)('%s in %s', (query, language, section) => {
    const expected = idsOf(({ listings, relatedSection }) =>
      [...listings, relatedSection].some((place) => place?.section.id === section),
    );
    expect(expected.length).toBeGreaterThan(3);
    expect(ids(query, searchIn(language))).toEqual(expect.arrayContaining(expected));
  });
});

it.each(['qqqqq', 'aspirine', 'mal de tête', 'lettre', 'bonjour'])('nothing fits: %s', (query) => {
  expect(search(query)).toEqual([]);
});
