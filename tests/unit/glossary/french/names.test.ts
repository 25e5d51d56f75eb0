import { describe, expect, it } from 'vitest';
import { type Drug, entryName, loadFacts, matcherTerms } from '@/lib/glossary';
import { glossary } from './texts';

const facts = loadFacts();

function drug(id: string): Drug {
  const found = glossary.drugs.find((one) => one.id === id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

const otherNames = (id: string, language: 'en' | 'fr') =>
  drug(id).otherNames[language].map(({ text }) => text);

describe('a French card is headed by', () => {
  it.each([
    ['letrozole', 'létrozole'],
    ['docetaxel', 'docétaxel'],
    ['zoledronic-acid', 'acide zolédronique'],
    ['ibandronic-acid', 'acide ibandronique'],
    ['doxorubicin', 'doxorubicine'],
    ['eribulin', 'éribuline'],
    ['neratinib', 'nératinib'],
    ['goserelin', 'goséréline'],
    ['trastuzumab-deruxtecan', 'trastuzumab déruxtécan'],
    ['datopotamab-deruxtecan', 'datopotamab déruxtécan'],
  ])('the French name of the drug: %s, %s', (id, name) => {
    expect(entryName(drug(id), 'fr')).toBe(name);
  });

  it.each([
    ['anastrozole', 'anastrozole'],
    ['trastuzumab-emtansine', 'trastuzumab emtansine'],
    ['leuprolide', 'leuprolide'],
    ['fluorouracil', 'fluorouracil'],
  ])('the one name, where Canada writes it the same in both languages: %s', (id, name) => {
    expect(entryName(drug(id), 'fr')).toBe(name);
    expect(entryName(drug(id), 'en')).toBe(name);
  });

  it.each([
    ['pertuzumab-trastuzumab', 'association trastuzumab-pertuzumab'],
    ['liposomal-doxorubicin', 'doxorubicine liposomale'],
    ['pegylated-liposomal-doxorubicin', 'doxorubicine liposomale pégylée'],
    ['liposomal-doxorubicin-nonpegylated', 'doxorubicine liposomale non pégylée'],
  ])('a description, where the English name is one: %s, %s', (id, description) => {
    expect(entryName(drug(id), 'fr')).toBe(description);
    expect(matcherTerms(facts).map(({ text }) => text)).not.toContain(description);
  });

  it('the name of a source, if it is the English name with only accents or an "e" added', () => {
    const plain = (text: string) => text.normalize('NFKD').replace(/\p{Mn}/gu, '');
    const missed = facts.drugs.filter(({ name, names, frenchName, id }) => {
      const same = names.filter(
        ({ kind, text }) => kind === 'french' && [name, `${name}e`].includes(plain(text)),
      );
      // Health Canada writes fluorouracil in French as well.
      return id !== 'fluorouracil' && same.length > 0 && !same.some(({ text }) => text === frenchName);
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });
});

describe('the other names', () => {
  it('of a French card have the English name after the brands, with a source, and not the French one', () => {
    expect(otherNames('letrozole', 'fr')).toEqual(['Femara', 'letrozole']);
    expect(drug('letrozole').otherNames.fr[1]?.sources.map(({ id }) => id)).toEqual(['ccs-metastatic']);
  });

  it('of an English card have the French name, and not the English one', () => {
    expect(otherNames('letrozole', 'en')).toEqual(['Femara', 'létrozole']);
  });

  it('are the same in both languages where the name is', () => {
    expect(otherNames('anastrozole', 'fr')).toEqual(otherNames('anastrozole', 'en'));
  });
});
