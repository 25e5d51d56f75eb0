import { beforeEach, describe, expect, it } from 'vitest';
import {
  check,
  copyFacts,
  edit,
  editDrug,
  expectProblem,
  part,
  remove,
  rename,
  replace,
} from './broken-facts';

beforeEach(copyFacts);

it('an unharmed copy has no problems', () => {
  expect(check().problems).toEqual([]);
});

describe('a drug is refused', () => {
  it('without a class', () => {
    editDrug('letrozole', (drug) => delete drug['class']);
    expectProblem(
      'drugs/letrozole.json: letrozole: class',
      /undefined: write the id of a record in classes$/,
    );
  });

  it('without a name', () => {
    editDrug('letrozole', (drug) => Object.assign(drug, { name: '  ' }));
    expectProblem('drugs/letrozole.json: letrozole: name', 'must not be empty');
  });

  it('without an id', () => {
    editDrug('letrozole', (drug) => delete drug['id']);
    expectProblem('drugs/letrozole.json: (record without id): id', 'undefined');
  });

  it('with an invalid id', () => {
    editDrug('letrozole', (drug) => Object.assign(drug, { id: 'Letrozole' }));
    expectProblem('drugs/letrozole.json: Letrozole: id', 'an id is lower-case words joined by hyphens');
  });

  it('in a file of another name', () => {
    rename('drugs/letrozole.json', 'drugs/letrozol.json');
    expectProblem('drugs/letrozol.json: letrozole: id', 'must be the name of the file');
  });

  it('with an unknown field', () => {
    editDrug('letrozole', (drug) => Object.assign(drug, { brands: [] }));
    expectProblem(
      'drugs/letrozole.json: letrozole: brands',
      'no record of this kind has this field: see data/schema.ts',
    );
  });

  it('with a name of an unknown kind', () => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'names', 0), { kind: 'nickname' }));
    expectProblem('drugs/letrozole.json: letrozole: names.0.kind', 'nickname');
  });

  it('with a name that has no source', () => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'names', 0), { sources: [] }));
    expectProblem('drugs/letrozole.json: letrozole: names.0.sources', 'length');
  });

  it('with a label that has no source', () => {
    editDrug('alpelisib', (drug) => delete part(drug, 'labelUses', 0)['source']);
    expectProblem('drugs/alpelisib.json: alpelisib: labelUses.0.source', 'undefined');
  });

  it('with a note on ambiguity that has no source', () => {
    editDrug('letrozole', (drug) =>
      Object.assign(drug, {
        ambiguity: { text: { en: 'Two.', fr: 'Deux.' }, drugs: ['tamoxifen', 'anastrozole'], sources: [] },
      }),
    );
    expectProblem('drugs/letrozole.json: letrozole: ambiguity.sources', 'length');
  });

  it('with a text that has no French', () => {
    editDrug('alpelisib', (drug) => delete part(drug, 'labelUses', 0, 'lines', 0, 'text')['fr']);
    expectProblem('drugs/alpelisib.json: alpelisib: labelUses.0.lines.0.text.fr', 'Expected "fr"');
  });

  it.each(['18 June 2024', '2024-6', '24-06-18', ''])('with a label of the date %j', (date) => {
    editDrug('alpelisib', (drug) => Object.assign(part(drug, 'labelUses', 0), { date }));
    expectProblem('drugs/alpelisib.json: alpelisib: labelUses.0.date', 'a date is YYYY');
  });

  it.each([
    ['source', '', 'write the id of a record in sources.json, or add one'],
    ['source', null, 'write the id of a record in sources.json, or add one'],
    ['text', 'An article.', 'write it in both languages, as "en" and "fr"'],
    ['subtypes', undefined, 'write the ids of records in subtypes.json, or [] where the source names none'],
  ])('with a statement whose %s is %j, and says what to write', (field, value, advice) => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'statements', 0), { [field]: value }));
    expectProblem(`drugs/letrozole.json: letrozole: statements.0.${field}`, advice);
  });

  it('with a label of an unknown region', () => {
    editDrug('alpelisib', (drug) => Object.assign(part(drug, 'labelUses', 0), { region: 'XX' }));
    expectProblem('drugs/alpelisib.json: alpelisib: labelUses.0.region', 'XX');
  });
});

describe('other files are refused', () => {
  it('when they are no list', () => {
    replace('subtypes.json', {});
    expect(check().problems[0]).toBe('subtypes.json: must be a list of records');
  });

  it('when they are missing', () => {
    remove('subtypes.json');
    expect(check().problems[0]).toBe('subtypes.json: must be a list of records');
  });

  it.each([
    ['subtypes.json', 'hr-positive', 'label'],
    ['sections.json', 'chemotherapy', 'title'],
    ['sources.json', 'ccs-metastatic', 'publisher'],
  ])('when %s has a text without its French: %s %s', (file, id, field) => {
    edit(file, (records) => delete part(records, id, field)['fr']);
    const [problem] = check().problems;
    expect(problem).toBe(
      `${file}: ${id}: ${field}.fr: Invalid key: Expected "fr" but received undefined: write the French text, which says the same`,
    );
  });

  it('when a class has a text without its French', () => {
    edit('classes/taxane.json', (taxane) => delete part(taxane, 'plain')['fr']);
    expect(check().problems[0]).toBe(
      'classes/taxane.json: taxane: plain.fr: Invalid key: Expected "fr" but received undefined: write the French text, which says the same',
    );
  });

  it('when a text is the same in both languages, and so either not translated or a name', () => {
    edit('subtypes.json', (subtypes) =>
      Object.assign(part(subtypes, 'hr-positive'), { label: { en: 'RH', fr: 'RH' } }),
    );
    expect(check().problems[0]).toBe(
      'subtypes.json: hr-positive: label: is the same text in both languages: a name is written once, as a text',
    );
  });

  it('when a French page is said to have been read', () => {
    edit('sources.json', (sources) =>
      Object.assign(part(sources, 'ccs-metastatic', 'french'), { seen: true }),
    );
    expect(check().problems[0]).toMatch(/^sources\.json: ccs-metastatic: french\.seen: .*Expected false/);
  });

  it('when a record exists twice', () => {
    edit('sources.json', (sources) => {
      if (Array.isArray(sources)) sources.push(structuredClone(part(sources, 'who-atc')));
    });
    expectProblem('sources.json: who-atc: id', 'is there twice');
  });

  it.each(['http://example.com/', 'example.com', 'javascript:alert(1)'])(
    'when a source is at %s, not at an https address',
    (url) => {
      edit('sources.json', (sources) => Object.assign(part(sources, 'who-atc'), { url }));
      const { problems } = check();
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) {
        const isOfSource = problem.startsWith('sources.json: who-atc: url: ');
        expect(isOfSource || problem.includes('there is no source "who-atc"')).toBe(true);
      }
      expect(problems[0]).toMatch(/^sources\.json: who-atc: url: /);
    },
  );
});

it('several problems are all reported at once', () => {
  editDrug('letrozole', (drug) => Object.assign(drug, { class: 'nowhere' }));
  editDrug('tamoxifen', (drug) => delete drug['name']);
  expect(check().problems).toHaveLength(2);
});
