import { beforeEach, describe, expect, it } from 'vitest';
import { check, copyFacts, edit, editDrug, expectProblem, part } from './broken-facts';

beforeEach(copyFacts);

describe('two drugs may not claim one name', () => {
  it.each(['Femara', 'FEMARA', 'fémara', ' femara '])('written "%s"', (text) => {
    editDrug('tamoxifen', (drug) => Object.assign(part(drug, 'names', 0), { text }));
    expectProblem('drugs/tamoxifen.json: tamoxifen: names.0.text', 'is also a name of letrozole');
  });

  it.each([
    'nab paclitaxel',
    'nab-paclitaxel',
    'nab\u2011paclitaxel',
    'nab\u2013paclitaxel',
    'nab-\u00adpaclitaxel',
  ])('with any kind of hyphen: "%s"', (text) => {
    editDrug('tamoxifen', (drug) => Object.assign(part(drug, 'names', 0), { text, sources: ['who-atc'] }));
    editDrug('paclitaxel', (drug) => Object.assign(drug, { containedIn: ['nab-paclitaxel', 'tamoxifen'] }));
    expectProblem('drugs/tamoxifen.json: tamoxifen: names.0.text', 'is also a name of nab-paclitaxel');
  });

  it('nor may a drug and a name outside the glossary', () => {
    edit('match-rules.json', (rules) => Object.assign(part(rules, 'exclusions', 0), { text: 'Letrozole' }));
    const { problems } = check();
    expect(problems.join('\n')).toMatch(/letrozole/i);
  });
});

describe('a drug and a class may not claim one name', () => {
  it('in a term of the class', () => {
    edit('classes/taxane.json', (taxane) => Object.assign(taxane, { terms: ['Femara'] }));
    expectProblem('classes/taxane.json: taxane: terms.0', 'is also a name of letrozole');
  });
});

describe('a common word is refused as a name', () => {
  it.each([
    ['Hello', 'English'],
    ['LET', 'English'],
    ['cape', 'English'],
    ['chemise', 'French'],
    ['fenêtre', 'French'],
  ])('%s, of %s', (text, language) => {
    editDrug('tamoxifen', (drug) => Object.assign(part(drug, 'names', 0), { text }));
    expectProblem(
      'drugs/tamoxifen.json: tamoxifen: names.0.text',
      `"${text}" of tamoxifen is a common word of ${language}`,
    );
  });

  it('in capitals as an abbreviation too', () => {
    editDrug('tamoxifen', (drug) =>
      Object.assign(part(drug, 'names', 0), { text: 'TAM', kind: 'abbreviation' }),
    );
    expectProblem('drugs/tamoxifen.json: tamoxifen: names.0.text', 'is a common word of English');
  });

  it('unless it is never marked', () => {
    editDrug('tamoxifen', (drug) =>
      Object.assign(part(drug, 'names', 0), { text: 'Hello', match: 'never', why: 'a word' }),
    );
    expect(check().problems).toEqual([]);
  });
});

describe('a name inside a name of another record is refused', () => {
  it.each(['Femara forte', 'neo Femara', 'Femara-DM1'])('"%s"', (text) => {
    editDrug('tamoxifen', (drug) => Object.assign(part(drug, 'names', 0), { text }));
    expectProblem(
      'drugs/letrozole.json: letrozole: names.0.text',
      `"Femara" of letrozole stands inside "${text}" of tamoxifen`,
    );
  });

  it.each(['Femaraforte', 'neofemara'])('but not inside a word: "%s"', (text) => {
    editDrug('tamoxifen', (drug) => Object.assign(part(drug, 'names', 0), { text }));
    expect(check().problems).toEqual([]);
  });

  it('unless the record says that it is meant', () => {
    editDrug('tamoxifen', (drug) => Object.assign(part(drug, 'names', 0), { text: 'Femara forte' }));
    editDrug('letrozole', (drug) => Object.assign(drug, { containedIn: ['tamoxifen'] }));
    expect(check().problems).toEqual([]);
  });
});

it('a name that the matcher cannot take is refused', () => {
  editDrug('letrozole', (drug) => Object.assign(part(drug, 'names', 0), { text: '(Femara)' }));
  const { problems } = check();
  expect(problems.join('\n')).toContain('(Femara)');
});

describe('a guard is refused', () => {
  it('without a reason', () => {
    edit('match-rules.json', (rules) => delete part(rules, 'guards', 'antibody')['why']);
    expect(check().problems[0]).toMatch(/^match-rules\.json: .*guards\.antibody\.why: /);
  });

  it('without words', () => {
    edit('match-rules.json', (rules) => Object.assign(part(rules, 'guards', 'antibody'), { isotopes: [] }));
    expect(check().problems[0]).toMatch(/^match-rules\.json: .*guards\.antibody\.isotopes: /);
  });

  it('that no code knows', () => {
    edit('match-rules.json', (rules) =>
      Object.assign(part(rules, 'guards'), { unknown: { why: 'to come' } }),
    );
    expect(check().problems[0]).toMatch(/^match-rules\.json: .*guards\.unknown: /);
  });
});
