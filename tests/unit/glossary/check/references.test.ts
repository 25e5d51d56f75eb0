import { beforeEach, describe, expect, it } from 'vitest';
import { check, copyFacts, edit, editDrug, expectProblem, part } from './broken-facts';

beforeEach(copyFacts);

describe('a reference to nothing is refused', () => {
  it.each([
    ['class', 'there is no drug class "nowhere"'],
    ['classSource', 'there is no source "nowhere"'],
  ])('%s of a drug', (field, what) => {
    editDrug('letrozole', (drug) => Object.assign(drug, { [field]: 'nowhere' }));
    expectProblem(`drugs/letrozole.json: letrozole: ${field}`, what);
  });

  it('section of a drug', () => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'listings', 0), { section: 'nowhere' }));
    expectProblem('drugs/letrozole.json: letrozole: listings.0.section', 'there is no section "nowhere"');
  });

  it('list of a drug', () => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'listings', 0), { list: 'nowhere' }));
    expectProblem(
      'drugs/letrozole.json: letrozole: listings.0.list',
      'section "hormone-therapy" has no list "nowhere"',
    );
  });

  it('list of a drug that another section has', () => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'listings', 0), { list: 'chemotherapy-drugs' }));
    expectProblem('drugs/letrozole.json: letrozole: listings.0.list', 'has no list "chemotherapy-drugs"');
  });

  it('source of a name', () => {
    editDrug('letrozole', (drug) => Object.assign(part(drug, 'names', 0), { sources: ['nowhere'] }));
    expectProblem('drugs/letrozole.json: letrozole: names.0.sources.0', 'there is no source "nowhere"');
  });

  it('source of a label', () => {
    editDrug('alpelisib', (drug) => Object.assign(part(drug, 'labelUses', 1), { source: 'nowhere' }));
    expectProblem('drugs/alpelisib.json: alpelisib: labelUses.1.source', 'there is no source "nowhere"');
  });

  it('source of a statement', () => {
    const text = { en: 'Somebody says so.', fr: 'Quelqu’un le dit.' };
    const statements = [{ text, source: 'nowhere', stages: ['early'], subtypes: [] }];
    editDrug('letrozole', (drug) => Object.assign(drug, { statements }));
    expectProblem('drugs/letrozole.json: letrozole: statements.0.source', 'there is no source "nowhere"');
  });

  it('section with more about the treatment', () => {
    editDrug('letrozole', (drug) => {
      delete drug['listings'];
      drug['relatedSection'] = 'nowhere';
    });
    expectProblem('drugs/letrozole.json: letrozole: relatedSection', 'there is no section "nowhere"');
  });

  it('record with longer names', () => {
    editDrug('letrozole', (drug) => Object.assign(drug, { containedIn: ['nowhere'] }));
    expectProblem('drugs/letrozole.json: letrozole: containedIn', 'there is no record "nowhere"');
  });

  it('wider class', () => {
    edit('classes/taxane.json', (taxane) => Object.assign(taxane, { broader: 'nowhere' }));
    expectProblem('classes/taxane.json: taxane: broader', 'there is no drug class "nowhere"');
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

  it('source of a class', () => {
    edit('classes/taxane.json', (taxane) => Object.assign(taxane, { sources: ['nowhere'] }));
    expectProblem('classes/taxane.json: taxane: sources.0', 'there is no source "nowhere"');
  });

  it('source of a subtype', () => {
    edit('subtypes.json', (records) => Object.assign(part(records, 'hr-positive'), { sources: ['nowhere'] }));
    expectProblem('subtypes.json: hr-positive: sources.0', 'there is no source "nowhere"');
  });

  it('source of a section', () => {
    edit('sections.json', (sections) => Object.assign(part(sections, 'chemotherapy'), { source: 'nowhere' }));
    expectProblem('sections.json: chemotherapy: source', 'there is no source "nowhere"');
  });

  it('subtype of a list', () => {
    edit('sections.json', (sections) =>
      Object.assign(part(sections, 'hormone-therapy', 'lists', 0), {
        subtypes: ['hr-positive', 'nowhere'],
        subtypesJoin: 'and',
      }),
    );
    expectProblem('sections.json: hormone-therapy: lists.0.subtypes', 'there is no subtype "nowhere"');
  });
});

it('a list must say whether all or one of its subtypes is meant, but only if it has several', () => {
  edit('sections.json', (sections) => {
    delete part(sections, 'chemotherapy', 'lists', 0)['subtypesJoin'];
    part(sections, 'hormone-therapy', 'lists', 0)['subtypesJoin'] = 'or';
  });
  const why = 'several subtypes need it, one subtype must not have it';
  const { problems } = check();
  expect(problems.toSorted()).toEqual([
    `sections.json: chemotherapy: lists.0.subtypesJoin: ${why}`,
    `sections.json: hormone-therapy: lists.0.subtypesJoin: ${why}`,
  ]);
});

describe('a condition in short must name as their chips do', () => {
  const why = 'names too few of the subtypes of its list: write them as their labels do';

  it('one of its subtypes, where it is one of several', () => {
    edit('sections.json', (sections) => {
      const text = part(sections, 'chemotherapy', 'lists', 0, 'cases', 1);
      text['en'] = 'breast cancer that is causing symptoms';
    });
    expectProblem('sections.json: chemotherapy: lists.0.cases.1.en', why);
  });

  it('all of its subtypes, where it is the only one', () => {
    edit('sections.json', (sections) => {
      const text = part(sections, 'targeted-therapy', 'lists', 0, 'cases', 0);
      text['fr'] = 'le cancer du sein RH positif';
    });
    expectProblem('sections.json: targeted-therapy: lists.0.cases.0.fr', why);
  });
});

it('a class that is a part of itself is refused', () => {
  edit('classes/taxane.json', (taxane) => Object.assign(taxane, { broader: 'anthracycline' }));
  edit('classes/anthracycline.json', (anthracycline) => Object.assign(anthracycline, { broader: 'taxane' }));
  const { problems } = check();
  expect(problems).toEqual([
    'classes/anthracycline.json: anthracycline: broader: leads back to itself',
    'classes/taxane.json: taxane: broader: leads back to itself',
  ]);
});

it('a section to read more is refused beside a listing', () => {
  editDrug('letrozole', (drug) => Object.assign(drug, { relatedSection: 'hormone-therapy' }));
  expectProblem('drugs/letrozole.json: letrozole: relatedSection', 'the drug has a listing already');
});

describe('a topic or regimen is refused', () => {
  it('with a source that does not exist', () => {
    edit('topics.json', (topics) => Object.assign(part(topics, 'surgery'), { source: 'nowhere' }));
    expectProblem('topics.json: surgery: source', 'there is no source "nowhere"');
  });

  it('with a drug that does not exist', () => {
    edit('regimens.json', (regimens) =>
      Object.assign(part(regimens, 'ac', 'parts', 0), { drug: 'adriamycin' }),
    );
    expectProblem('regimens.json: ac: parts.0.drug', 'there is no drug "adriamycin"');
  });

  it('when its letters are not its name', () => {
    edit('regimens.json', (regimens) => Object.assign(part(regimens, 'ac-t', 'parts', 2), { letter: 'P' }));
    expectProblem('regimens.json: ac-t: parts', 'their letters are "ACP", but the name is "AC-T"');
  });

  it('without its French', () => {
    edit('topics.json', (topics) => delete part(topics, 'surgery', 'text')['fr']);
    expectProblem('topics.json: surgery: text.fr', 'Expected "fr"');
  });
});
