import { describe, expect, test } from 'vitest';
import { buildGlossary, loadFacts } from '@/lib/glossary';
import {
  choicesOf,
  type Filters,
  filterDrugs,
  formatFilters,
  isFiltered,
  NO_FILTERS,
  parseFilters,
} from '@/lib/screens/glossary/filters/filters';

const glossary = buildGlossary(loadFacts());
const choices = choicesOf(glossary);

function shown(filters: Partial<Filters>, found: ReadonlySet<string> | null = null): string[] {
  return filterDrugs(glossary, { ...NO_FILTERS, ...filters }, found).map(({ id }) => id);
}

describe('a filter', () => {
  test('for nothing leaves every drug', () => {
    expect(shown({})).toHaveLength(glossary.drugs.length);
    expect(isFiltered(NO_FILTERS)).toBe(false);
  });

  test('"named for" finds a drug by the base document or by a regulator', () => {
    expect(shown({ named: ['hr-positive'] })).toEqual(
      expect.arrayContaining(['letrozole', 'fulvestrant', 'elacestrant', 'leuprolide']),
    );
    expect(shown({ named: ['hr-positive'] })).not.toContain('margetuximab');
  });

  test('for two subtypes never hides trastuzumab from a reader with HR-negative, HER2-positive cancer', () => {
    expect(shown({ named: ['hr-negative', 'her2-positive'] })).toContain('trastuzumab');
    expect(shown({ named: ['her2-positive'] })).toContain('trastuzumab');
  });

  test('for one receptor finds what is named for triple-negative cancer, in which both are negative', () => {
    expect(shown({ named: ['hr-negative'] })).toContain('sacituzumab-govitecan');
    expect(shown({ named: ['her2-negative'] })).toContain('pembrolizumab');
  });

  test('for a BRCA mutation finds what is named for an inherited one', () => {
    expect(shown({ named: ['brca-mutation'] })).toEqual(expect.arrayContaining(['olaparib', 'talazoparib']));
    expect(choices.subtypes.map(({ id }) => id)).not.toContain('germline-brca');
  });

  test('for a treatment finds drugs that the base document does not name, too', () => {
    expect(shown({ treatment: 'hormone-therapy' })).toEqual(
      expect.arrayContaining(['letrozole', 'fulvestrant', 'goserelin']),
    );
    expect(shown({ treatment: 'other' })).toContain('denosumab');
  });

  test('for a class finds those of narrower classes', () => {
    expect(shown({ drugClass: 'class:antibody-drug-conjugate' })).toEqual(
      expect.arrayContaining(['trastuzumab-emtansine', 'sacituzumab-govitecan']),
    );
  });

  test('combines with the others', () => {
    expect(
      shown({ named: ['her2-positive'], treatment: 'targeted-therapy', drugClass: 'class:her2-antibody' }),
    ).toEqual(expect.arrayContaining(['trastuzumab', 'pertuzumab', 'margetuximab']));
    expect(shown({ named: ['her2-positive'], treatment: 'hormone-therapy' })).not.toContain('trastuzumab');
    expect(shown({ named: ['esr1-mutation'], treatment: 'chemotherapy' })).toEqual([]);
    expect(shown({ treatment: 'chemotherapy' }, new Set(['docetaxel', 'letrozole']))).toEqual(['docetaxel']);
  });

  test('offers each choice for at least one drug', () => {
    for (const { id } of choices.subtypes) expect(shown({ named: [id] }), id).not.toEqual([]);
    for (const { id } of choices.classes) expect(shown({ drugClass: id }), id).not.toEqual([]);
    for (const { section } of choices.treatments) expect(shown({ treatment: section.id })).not.toEqual([]);
  });
});

describe('the address', () => {
  const { text: _, ...nothing } = NO_FILTERS;
  const chosen = {
    named: ['hr-positive', 'her2-low'],
    treatment: 'other',
    drugClass: 'class:parp-inhibitor',
  };

  test('states the filters and gives them back, but not what the reader types', () => {
    const filters: Filters = { ...chosen, text: 'Herceptin' };
    const search = formatFilters('', filters);
    expect(search).toMatch(/^\?named=/);
    expect(search).not.toContain('Herceptin');
    expect(parseFilters(search, choices)).toEqual(chosen);
  });

  test('states nothing where nothing is filtered, and keeps what is no filter', () => {
    expect(formatFilters('?named=hr-positive', NO_FILTERS)).toBe('');
    expect(formatFilters('?list=3&named=hr-positive', NO_FILTERS)).toBe('?list=3');
  });

  test.each([
    '?named=nothing,<script>&treatment=__proto__&class=class:no',
    '?named=&treatment=&class=',
    '?%%%=%&named=%',
  ])('%s has no filter that the glossary knows', (search) => {
    expect(parseFilters(search, choices)).toEqual(nothing);
  });
});
