import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertFacts, checkFacts } from '../../tools/check-facts/check-facts.ts';

const SHIPPED = fileURLToPath(new URL('../../../data', import.meta.url));

/** A record as it stands in a file: it may be broken in any way. */
type Raw = Record<string, unknown>;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facts-'));
  cpSync(SHIPPED, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

function edit(file: string, change: (content: Raw) => void): void {
  const content: Raw = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  change(content);
  write(file, JSON.stringify(content));
}

/** The part of a record, or of a list of records, at a path of keys, indexes and ids. */
function part(content: unknown, ...path: (string | number)[]): Raw {
  let at: unknown = content;
  for (const key of path) {
    const byId =
      Array.isArray(at) && typeof key === 'string' ? at.find(({ id }: Raw) => id === key) : undefined;
    at = byId ?? (at as Raw)[key];
  }
  if (typeof at !== 'object' || at === null) throw new Error(`There is nothing at ${path.join('.')}`);
  return at as Raw;
}

function editDrug(id: string, change: (drug: Raw) => void): void {
  edit(`drugs/${id}.json`, change);
}

/** Each problem begins with file, record and field, then says what is wrong; there is no other problem. */
function expectProblem(where: string, what: string | RegExp): void {
  const { problems } = checkFacts(folder);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${where}: `);
  expect(problems[0]?.indexOf(where)).toBe(0);
  expect(problems[0]?.slice(where.length)).toMatch(what);
}

it('an unharmed copy has no problems', () => {
  expect(checkFacts(folder).problems).toEqual([]);
});

describe('a drug is refused', () => {
  it('without a class', () => {
    editDrug('letrozole', (drug) => delete drug['class']);
    expectProblem('drugs/letrozole.json: letrozole: class', 'undefined');
  });

  it('without a name', () => {
    editDrug('letrozole', (drug) => Object.assign(drug, { name: '  ' }));
    expectProblem('drugs/letrozole.json: letrozole: name', 'must not be empty');
  });

  it('without an id', () => {
    editDrug('letrozole', (drug) => delete drug['id']);
    expectProblem('drugs/letrozole.json: (record without id): id', 'undefined');
  });

  it('with an id that is none', () => {
    editDrug('letrozole', (drug) => Object.assign(drug, { id: 'Letrozole' }));
    expectProblem('drugs/letrozole.json: Letrozole: id', 'an id is lower-case words joined by hyphens');
  });

  it('in a file of another name', () => {
    renameSync(join(folder, 'drugs/letrozole.json'), join(folder, 'drugs/letrozol.json'));
    expectProblem('drugs/letrozol.json: letrozole: id', 'must be the name of the file');
  });

  it('with a field that nobody knows', () => {
    editDrug('letrozole', (drug) => Object.assign(drug, { brands: [] }));
    expectProblem('drugs/letrozole.json: letrozole: brands', 'never');
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
    editDrug('liposomal-doxorubicin', (drug) => Object.assign(part(drug, 'ambiguity'), { sources: [] }));
    expectProblem('drugs/liposomal-doxorubicin.json: liposomal-doxorubicin: ambiguity.sources', 'length');
  });

  it.each(['18 June 2024', '2024-6', '24-06-18', ''])('with a label of the date %j', (date) => {
    editDrug('alpelisib', (drug) => Object.assign(part(drug, 'labelUses', 0), { date }));
    expectProblem('drugs/alpelisib.json: alpelisib: labelUses.0.date', 'a date is YYYY');
  });

  it('with a label of a region that nobody knows', () => {
    editDrug('alpelisib', (drug) => Object.assign(part(drug, 'labelUses', 0), { region: 'XX' }));
    expectProblem('drugs/alpelisib.json: alpelisib: labelUses.0.region', 'XX');
  });
});

describe('a reference to nothing is refused', () => {
  it.each([
    ['class', 'there is no drug class "nowhere"'],
    ['classSource', 'there is no source "nowhere"'],
  ])('%s of a drug', (field, what) => {
    editDrug('letrozole', (drug) => Object.assign(drug, { [field]: 'nowhere' }));
    expectProblem(`drugs/letrozole.json: letrozole: ${field}`, what);
  });

  it('section of a drug', () => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'listing'), { section: 'nowhere' }));
    expectProblem('drugs/letrozole.json: letrozole: listing.section', 'there is no section "nowhere"');
  });

  it('list of a drug', () => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'listing'), { list: 'nowhere' }));
    expectProblem(
      'drugs/letrozole.json: letrozole: listing.list',
      'section "hormone-therapy" has no list "nowhere"',
    );
  });

  it('list of a drug that another section has', () => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'listing'), { list: 'chemotherapy-drugs' }));
    expectProblem('drugs/letrozole.json: letrozole: listing.list', 'has no list "chemotherapy-drugs"');
  });

  it('source of a name', () => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'names', 0), { sources: ['nowhere'] }));
    expectProblem('drugs/letrozole.json: letrozole: names.0.sources.0', 'there is no source "nowhere"');
  });

  it('source of a label', () => {
    editDrug('alpelisib', (drug) => Object.assign(part(drug, 'labelUses', 1), { source: 'nowhere' }));
    expectProblem('drugs/alpelisib.json: alpelisib: labelUses.1.source', 'there is no source "nowhere"');
  });

  it('source of other uses', () => {
    editDrug('capecitabine', (drug) => Object.assign(part(drug, 'otherUses'), { source: 'nowhere' }));
    expectProblem('drugs/capecitabine.json: capecitabine: otherUses.source', 'there is no source "nowhere"');
  });

  it('source of a note on ambiguity', () => {
    editDrug('liposomal-doxorubicin', (drug) =>
      Object.assign(part(drug, 'ambiguity'), { sources: ['nowhere'] }),
    );
    expectProblem(
      'drugs/liposomal-doxorubicin.json: liposomal-doxorubicin: ambiguity.sources.0',
      'there is no source "nowhere"',
    );
  });

  it.each(['guards', 'nameGuards'])('%s of a drug', (field) => {
    editDrug('letrozole', (drug) => Object.assign(drug, { [field]: ['nowhere'] }));
    expectProblem(`drugs/letrozole.json: letrozole: ${field}`, 'there is no guard "nowhere"');
  });

  it.each([
    ['classes.json', 'taxane'],
    ['subtypes.json', 'hr-positive'],
  ])('source in %s', (file, id) => {
    edit(file, (records) => Object.assign(part(records, id), { sources: ['nowhere'] }));
    expectProblem(`${file}: ${id}: sources.0`, 'there is no source "nowhere"');
  });

  it('source of a section', () => {
    edit('sections.json', (sections) => Object.assign(part(sections, 'chemotherapy'), { source: 'nowhere' }));
    expectProblem('sections.json: chemotherapy: source', 'there is no source "nowhere"');
  });

  it('subtype of a list', () => {
    edit('sections.json', (sections) =>
      Object.assign(part(sections, 'chemotherapy', 'lists', 0), { subtypes: ['nowhere'] }),
    );
    expectProblem('sections.json: chemotherapy: lists.0.subtypes', 'there is no subtype "nowhere"');
  });
});

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
  ])('with whatever hyphen: "%s"', (text) => {
    editDrug('tamoxifen', (drug) => Object.assign(part(drug, 'names', 0), { text }));
    expectProblem('drugs/tamoxifen.json: tamoxifen: names.0.text', 'is also a name of nab-paclitaxel');
  });

  it('not even a drug and a name that is not ours', () => {
    edit('match-rules.json', (rules) => Object.assign(part(rules, 'notOurs', 0), { text: 'Letrozole' }));
    const { problems } = checkFacts(folder);
    expect(problems.join('\n')).toMatch(/letrozole/i);
  });
});

it('a name that the matcher cannot take is refused', () => {
  editDrug('letrozole', (drug) => Object.assign(part(drug, 'names', 0), { text: '(Femara)' }));
  const { problems } = checkFacts(folder);
  expect(problems.join('\n')).toContain('(Femara)');
});

describe('a guard is refused', () => {
  const NO_REGEX = '(unclosed';

  it.each(['notAfter', 'notBefore'])('when its %s is no regular expression', (field) => {
    edit('match-rules.json', (rules) =>
      Object.assign(part(rules, 'guards', 'antibody'), { [field]: NO_REGEX }),
    );
    const { problems } = checkFacts(folder);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^match-rules\.json: /);
    expect(problems[0]).toContain(NO_REGEX);
  });

  it('by its id', () => {
    edit('match-rules.json', (rules) =>
      Object.assign(part(rules, 'guards', 'antibody'), { notAfter: NO_REGEX }),
    );
    expect(checkFacts(folder).problems.join('\n')).toContain('antibody');
  });

  it('even if no drug has it yet', () => {
    edit('match-rules.json', (rules) => {
      const guards: unknown = rules['guards'];
      if (Array.isArray(guards)) guards.push({ id: 'unused', why: 'to come', notAfter: NO_REGEX });
    });
    expect(checkFacts(folder).problems.join('\n')).toContain(NO_REGEX);
  });

  it('without a reason', () => {
    edit('match-rules.json', (rules) => delete part(rules, 'guards', 'antibody')['why']);
    const { problems } = checkFacts(folder);
    expect(problems[0]).toMatch(/^match-rules\.json: .*guards\.0\.why: /);
  });
});

describe('other files are refused', () => {
  it('when they are no JSON', () => {
    write('drugs/letrozole.json', '{ "id": "letrozole", ');
    expectProblem('drugs/letrozole.json: cannot be read', 'JSON');
  });

  it('when they are no list', () => {
    write('subtypes.json', '{}');
    expect(checkFacts(folder).problems[0]).toBe('subtypes.json: must be a list of records');
  });

  it('when they are missing', () => {
    rmSync(join(folder, 'subtypes.json'));
    expect(checkFacts(folder).problems[0]).toMatch(/^subtypes\.json: cannot be read: ENOENT/);
  });

  it('when a record is there twice', () => {
    edit('sources.json', (sources) => {
      if (Array.isArray(sources)) sources.push(structuredClone(part(sources, 'who-atc')));
    });
    expectProblem('sources.json: who-atc: id', 'is there twice');
  });

  it.each(['http://example.com/', 'example.com', 'javascript:alert(1)'])(
    'when a source is at %s, not at an https address',
    (url) => {
      edit('sources.json', (sources) => Object.assign(part(sources, 'who-atc'), { url }));
      const { problems } = checkFacts(folder);
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) {
        const isOfSource = problem.startsWith('sources.json: who-atc: url: ');
        expect(isOfSource || problem.includes('there is no source "who-atc"')).toBe(true);
      }
      expect(problems[0]).toMatch(/^sources\.json: who-atc: url: /);
    },
  );
});

describe('several problems', () => {
  beforeEach(() => {
    editDrug('letrozole', (drug) => Object.assign(drug, { class: 'nowhere' }));
    write('drugs/tamoxifen.json', '[');
  });

  it('are all told at once', () => {
    const { problems } = checkFacts(folder);
    expect(problems).toHaveLength(2);
  });

  it('end the build with one error that lists them', () => {
    expect(() => assertFacts(folder)).toThrow(/^2 problem\(s\) in the facts:\n.*tamoxifen.*\n.*letrozole/);
  });

  it('leave the records that can be read', () => {
    const ids = checkFacts(folder).facts.drugs.map(({ id }) => id);
    expect(ids).toContain('letrozole');
    expect(ids).not.toContain('tamoxifen');
  });
});
