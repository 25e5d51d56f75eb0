import { beforeEach, describe, expect, it } from 'vitest';
import { addMadeUp, copyFacts, editDrug, expectProblem, findingsOfMadeUp, part } from './broken-facts';

beforeEach(copyFacts);

/** A second row, like the first but for the changes. */
function addRow(drug: Record<string, unknown>, changes: object): void {
  const rows = drug['labelUses'];
  if (Array.isArray(rows)) rows.push({ ...structuredClone(rows[0]), ...changes });
}

const OTHER_LINE = {
  stage: 'advanced',
  text: { en: 'HER2-positive breast cancer', fr: 'le cancer du sein HER2 positif' },
  subtypes: ['her2-positive'],
};

describe('two rows of one region contradict each other', () => {
  it('when they are for the same stage and subtypes', () => {
    addMadeUp((drug) => addRow(drug, { source: 'hc-perjeta', date: '2013-04-12', lines: [OTHER_LINE] }));
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.1.lines.0: labelUses.0.lines.0 ("hc-herceptin") is for the same stage and subtypes in the same region: keep the newer one, or name "hc-perjeta" in "notes" and say why both hold',
    ]);
  });

  it('when what one approves the other has withdrawn', () => {
    addMadeUp((drug) => addRow(drug, { source: 'hc-perjeta', date: '2013-04-12', state: 'withdrawn' }));
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.1.lines.0: is withdrawn, but labelUses.0.lines.0 ("hc-herceptin"), for the same stage and subtypes in the same region, is approved: keep the newer one, or name "hc-perjeta" in "notes" and say why both hold',
    ]);
  });

  it('but not when the notes say why both hold', () => {
    addMadeUp((drug) => {
      addRow(drug, { source: 'hc-perjeta', date: '2013-04-12', lines: [OTHER_LINE] });
      drug['notes'] = 'hc-perjeta has the use after other treatments.';
    });
    expect(findingsOfMadeUp()).toEqual([]);
  });

  it('nor when they are for another region, stage or subtype', () => {
    addMadeUp((drug) => {
      addRow(drug, { region: 'US', source: 'fda-herceptin', date: '2024-06-18' });
      addRow(drug, { lines: [{ ...OTHER_LINE, stage: 'early' }] });
      addRow(drug, { lines: [{ ...OTHER_LINE, subtypes: ['hr-positive'] }] });
    });
    expect(findingsOfMadeUp()).toEqual([]);
  });
});

describe('a date contradicts its source', () => {
  const dateUse = (changes: object) =>
    addMadeUp((drug) => Object.assign(part(drug, 'labelUses', 0), changes));

  it.each(['2019-01-01', '2025-05', '2026-01-01'])('when a label has another one: %s', (date) => {
    dateUse({ date });
    expect(findingsOfMadeUp()).toEqual([
      `labelUses.0.date: is ${date}, but its source "hc-herceptin" is of 2025-05-02: write the date of the source in both`,
    ]);
  });

  it('when a list is older than what it shows', () => {
    dateUse({ region: 'EU', source: 'ema-fareston', date: '1996-02-14' });
    expect(findingsOfMadeUp()).toEqual([expect.stringMatching(/^labelUses\.0\.date: is 1996-02-14, but/)]);
  });

  it('when a report is older than what it reports', () => {
    dateUse({ source: 'upi-avastin-2011', isReported: true, date: '2011-12-01' });
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.0.date: is 2011-12-01, later than its source "upi-avastin-2011" of 2011-11-28: write the date of the decision, or cite a newer source',
    ]);
    dateUse({ source: 'upi-avastin-2011', isReported: true, date: '2011-11' });
    expect(findingsOfMadeUp()).toEqual([]);
  });

  it('and when it is later than the month in which the record was checked', () => {
    addMadeUp((drug) => Object.assign(drug, { checked: '2025-04' }));
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.0.date: is 2025-05-02, later than the month of the check, 2025-04: correct it, or compare all facts with their sources again',
    ]);
  });

  it.each(['2025-13', '2025-02-30', '2025-00-10'])('when there is no such day: %s', (date) => {
    dateUse({ date });
    expect(findingsOfMadeUp()).toEqual([
      'labelUses.0.date: is not in the calendar: write the date that the source states',
    ]);
  });
});

describe('one thing twice is refused', () => {
  it('a name', () => {
    const name = { text: 'Madeupa', kind: 'brand', sources: ['fda-drugs'] };
    addMadeUp((drug) => Object.assign(drug, { names: [name, { ...name, regions: ['US'] }] }));
    expect(findingsOfMadeUp()).toEqual(['names.1.text: "Madeupa" is there twice: keep one of the two']);
  });

  it('a list of the base document', () => {
    const listing = { section: 'hormone-therapy', list: 'aromatase-inhibitors' };
    editDrug('letrozole', (drug) => Object.assign(drug, { listings: [listing, listing] }));
    expectProblem('drugs/letrozole.json: letrozole: listings.1', 'is there twice: leave it out');
  });

  it('a line of a use', () => {
    addMadeUp((drug) => Object.assign(part(drug, 'labelUses', 0), { lines: [OTHER_LINE, OTHER_LINE] }));
    expect(findingsOfMadeUp()).toEqual(['labelUses.0.lines.1: is there twice: leave it out']);
  });
});

describe('subtypes that no cancer has at once are refused', () => {
  const BOTH = { subtypes: ['her2-positive', 'her2-negative'] };
  const FINDING =
    'no cancer is both "her2-positive" and "her2-negative": keep the one that the source names, or write two';

  it('in a line and in a statement', () => {
    addMadeUp((drug) => {
      Object.assign(part(drug, 'labelUses', 0, 'lines', 0), { ...BOTH, subtypesJoin: 'and' });
      Object.assign(part(drug, 'statements', 0), BOTH);
    });
    expect(findingsOfMadeUp()).toEqual([
      `labelUses.0.lines.0.subtypes: ${FINDING}`,
      `statements.0.subtypes: ${FINDING}`,
    ]);
  });

  it('but not where one of them is enough', () => {
    addMadeUp((drug) =>
      Object.assign(part(drug, 'labelUses', 0, 'lines', 0), { ...BOTH, subtypesJoin: 'or' }),
    );
    expect(findingsOfMadeUp()).toEqual([]);
  });
});
