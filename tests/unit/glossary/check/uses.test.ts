import { beforeEach, describe, expect, it } from 'vitest';
import { addMadeUp, copyFacts, edit, expectProblem, findingsOfMadeUp, part } from './broken-facts';

beforeEach(copyFacts);

const OTHER_LINE = {
  stage: 'advanced',
  text: { en: 'HER2-positive breast cancer', fr: 'le cancer du sein HER2 positif' },
  subtypes: ['her2-positive'],
};

it('a drug with nothing wrong has no findings', () => {
  addMadeUp(() => {});
  expect(findingsOfMadeUp()).toEqual([]);
});

describe('a use is refused', () => {
  it('without a source', () => {
    addMadeUp((drug) => delete part(drug, 'labelUses', 0)['source']);
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.0.source: Invalid key: Expected "source" but received undefined: write the id of a record in sources.json, or add one',
    ]);
  });

  it('without lines', () => {
    addMadeUp((drug) => Object.assign(part(drug, 'labelUses', 0), { lines: [] }));
    expect(findingsOfMadeUp()).toEqual([expect.stringMatching(/^labelUses\.0\.lines: /)]);
  });

  it('with a subtype that is not defined', () => {
    addMadeUp((drug) =>
      Object.assign(part(drug, 'labelUses', 0, 'lines', 0), { subtypes: ['her3-positive'] }),
    );
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.0.lines.0.subtypes: there is no subtype "her3-positive": write the id of a record in subtypes.json',
    ]);
  });

  it('when it is withdrawn and would stand behind "More"', () => {
    addMadeUp((drug) =>
      Object.assign(part(drug, 'labelUses', 0), {
        state: 'withdrawn',
        shortIndication: { en: 'breast cancer', fr: 'le cancer du sein' },
      }),
    );
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.0.shortIndication: would put what is no longer approved behind "More": leave it out, and shorten the lines',
    ]);
  });

  it('when it has too many lines for the first look, unless it sums them up', () => {
    const lines = ['prevention', 'early', 'advanced'].map((stage) => ({ ...OTHER_LINE, stage }));
    addMadeUp((drug) => Object.assign(part(drug, 'labelUses', 0), { lines }));
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.0.shortIndication: 3 lines are too many for the first look: sum them up here',
    ]);
    const shortIndication = { en: 'breast cancer', fr: 'le cancer du sein' };
    addMadeUp((drug) => Object.assign(part(drug, 'labelUses', 0), { lines, shortIndication }));
    expect(findingsOfMadeUp()).toEqual([]);
  });
});

describe('a use that has ended is refused where it may stand behind "More"', () => {
  const ENDED =
    'says that a use has ended, which may stand behind "More": write it into "labelUses", with the state "withdrawn"';

  it.each([
    ['It was withdrawn in the US.', 'Un article le dit.'],
    ['It is no longer approved in the US.', 'Un article le dit.'],
    ['An article says so.', 'Il n’est plus approuvé aux États-Unis.'],
  ])('in a statement: %s %s', (en, fr) => {
    addMadeUp((drug) => Object.assign(part(drug, 'statements', 0), { text: { en, fr } }));
    expect(findingsOfMadeUp()).toEqual([`statements.0.text: ${ENDED}`]);
  });

  it('in a line or the short text of what is approved', () => {
    const text = { en: 'breast cancer, a use revoked in 2020', fr: 'le cancer du sein, en 2020' };
    addMadeUp((drug) => {
      Object.assign(part(drug, 'labelUses', 0, 'lines', 0), { text });
      Object.assign(part(drug, 'labelUses', 0), { shortIndication: text });
    });
    expect(findingsOfMadeUp()).toEqual([
      `labelUses.0.lines.0.text: ${ENDED}`,
      `labelUses.0.shortIndication: ${ENDED}`,
    ]);
  });

  it('in a statement of a class', () => {
    edit('classes/gnrh-agonist.json', (content) =>
      Object.assign(part(content, 'statements', 0, 'text'), { en: 'Its use was revoked.' }),
    );
    expectProblem('classes/gnrh-agonist.json: gnrh-agonist: statements.0.text', ENDED);
  });
});

describe('a report is told from the word of a regulator', () => {
  it('a report that does not say that it is one is refused', () => {
    addMadeUp((drug) =>
      Object.assign(part(drug, 'labelUses', 0), { source: 'breastcancerorg-megace', date: '2021-08-20' }),
    );
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.0.isReported: the source "breastcancerorg-megace" is of Breastcancer.org, which is no regulator: set it to true, or cite the regulator',
    ]);
  });

  it('and one that says so is taken', () => {
    addMadeUp((drug) =>
      Object.assign(part(drug, 'labelUses', 0), {
        source: 'breastcancerorg-megace',
        date: '2021-08-20',
        isReported: true,
      }),
    );
    expect(findingsOfMadeUp()).toEqual([]);
  });

  it('the word of a regulator that is called a report is refused', () => {
    addMadeUp((drug) => Object.assign(part(drug, 'labelUses', 0), { isReported: true }));
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.0.isReported: the source "hc-herceptin" is of Health Canada, a regulator: leave it out, or cite the report',
    ]);
  });
});

describe('a statement is told from a report of it', () => {
  const ARTICLE = 'serm-review-1999';
  const NEWS = 'upi-avastin-2011';
  const COPY = 'provera-monograph-2014';

  const write = (en: string, isReported?: true, source = isReported ? NEWS : ARTICLE) =>
    addMadeUp((drug) => {
      const statement = part(drug, 'statements', 0);
      Object.assign(statement, { source });
      if (isReported) statement['isReported'] = true;
      Object.assign(part(statement, 'text'), { en });
    });

  it('one that says that it was reported must be marked, so that the card says it at first look too', () => {
    write('It works, The Paper reported.');
    expect(findingsOfMadeUp()).toEqual([
      'statements.0.isReported: the text says that it was reported: set it to true',
    ]);
  });

  it('and one that is marked must say it', () => {
    write('It works.', true);
    expect(findingsOfMadeUp()).toEqual([
      'statements.0.isReported: the text does not say that it was reported: say so, or leave it out',
    ]);
  });

  it('and both together are taken', () => {
    write('It works, The Paper reported.', true);
    expect(findingsOfMadeUp()).toEqual([]);
  });

  it('one whose source is news or a copy must be marked, whatever its text says', () => {
    write('It works.', undefined, NEWS);
    expect(findingsOfMadeUp()).toEqual([
      'statements.0.isReported: the source "upi-avastin-2011" is news or a copy, of United Press International: set it to true, or cite the original',
    ]);
    write('It works.', undefined, COPY);
    expect(findingsOfMadeUp()).toEqual([
      'statements.0.isReported: the source "provera-monograph-2014" is news or a copy, of Pfizer Canada (copy on DocsLib): set it to true, or cite the original',
    ]);
  });

  it('and one whose source is the original must not be', () => {
    write('It works, The Paper reported.', true, 'hc-herceptin');
    expect(findingsOfMadeUp()).toEqual([
      'statements.0.isReported: the source "hc-herceptin" is of Health Canada, and neither news nor a copy: leave it out',
    ]);
  });

  it('also where the statement is of a class', () => {
    edit('classes/gnrh-agonist.json', (content) =>
      Object.assign(part(content, 'statements', 0), { source: NEWS }),
    );
    expectProblem(
      'classes/gnrh-agonist.json: gnrh-agonist: statements.0.isReported',
      /"upi-avastin-2011" is news or a copy/,
    );
  });
});

it('a drug without the month of its check is refused', () => {
  addMadeUp((drug) => delete drug['checked']);
  expect(findingsOfMadeUp()).toEqual([
    'checked: is missing: compare the facts with their sources, then write the month',
  ]);
});
