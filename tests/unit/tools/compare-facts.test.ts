import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DrugRecord } from '@/data/schema';
import { loadFacts } from '@/lib/glossary';
import { compareFacts } from '../../tools/compare-facts/compare';
import { readDataSets } from '../../tools/compare-facts/data-sets';
import { readTables } from '../../tools/compare-facts/read-tables';

const shipped = loadFacts();

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-sets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, ...rows: string[][]): void {
  writeFileSync(join(folder, file), ['# a comment', ...rows.map((row) => row.join('\t'))].join('\n'));
}

const RED: DrugRecord = {
  id: 'redotaxel',
  name: 'redotaxel',
  names: [
    { text: 'Redista', kind: 'brand', sources: ['fda-drugs'] },
    { text: 'redotaxel hydrate', kind: 'salt', sources: ['fda-drugs'] },
  ],
  class: 'taxane',
  classSource: 'who-atc',
};

/** What the comparison says of the record, as "kind: subject". */
function compare(changes: Partial<DrugRecord> = {}) {
  const facts = {
    drugs: [{ ...RED, ...changes }],
    classes: [],
    subtypes: [],
    topics: [],
    regimens: [],
    sections: [],
    sources: [],
    matchRules: { ...shipped.matchRules, exclusions: [] },
  };
  return compareFacts(facts, readDataSets(readTables(folder)));
}

const problems = (changes?: Partial<DrugRecord>) =>
  compare(changes).map(({ kind, subject }) => `${kind}: ${subject}`);

const FDA = ['ingredient', 'trade_name', 'appl_no'];

describe('nothing is reported', () => {
  it('when record and data set agree, letter case and generic-company labels apart', () => {
    write(
      'external-drugsatfda-1.tsv',
      FDA,
      ['REDOTAXEL HYDRATE', 'REDISTA', '1'],
      ['REDOTAXEL', 'Acme-Redotaxel', '2'],
    );
    expect(problems()).toEqual([]);
  });

  it.each(['Redotaxelum', '17α-hydroxy-6-methylredotax', 'red monoclonal antibody', '(2R,3S)-redotax'])(
    'of a name that no article uses: %s',
    (name) => {
      write(
        'external-drugbank-1.tsv',
        ['drugbank_id', 'name', 'cas', 'unii', 'synonyms'],
        ['DB1', 'redotaxel', '', '', name],
      );
      expect(problems({ names: [] })).toEqual([]);
    },
  );

  it('of combinations', () => {
    write('external-drugsatfda-1.tsv', FDA, ['REDOTAXEL; BLUEMAB', 'TWOFOLD', '1']);
    expect(problems({ names: [] })).toEqual([]);
  });
});

describe('a disagreement is reported', () => {
  it('on a name that the record has not', () => {
    write(
      'external-drugsatfda-1.tsv',
      FDA,
      ['REDOTAXEL HYDRATE', 'REDISTA', '1'],
      ['REDOTAXEL', 'CARMINE', '2'],
    );
    expect(compare()).toEqual([
      {
        drug: 'redotaxel',
        kind: 'missing name',
        subject: 'CARMINE',
        message: '"CARMINE" is missing (external-drugsatfda-1.tsv: line 4)',
        explanation: null,
      },
    ]);
  });

  it('on a name that its source does not have', () => {
    write('external-drugsatfda-1.tsv', FDA, ['REDOTAXEL HYDRATE', 'REDOTAXEL', '1']);
    expect(problems()).toEqual(['not in its source: Redista']);
  });

  it('on a name that another substance has', () => {
    write(
      'external-drugsatfda-1.tsv',
      FDA,
      ['REDOTAXEL HYDRATE', 'REDISTA', '1'],
      ['BLUEMAB', 'REDISTA', '2'],
    );
    expect(problems()).toEqual(['name of another substance: REDISTA']);
  });

  it('on the class', () => {
    write(
      'external-atc-who-1.tsv',
      ['atc_code', 'atc_name', 'class_code', 'class_name'],
      ['L1', 'redotaxel', 'L', 'Platinum compounds'],
    );
    expect(problems()).toEqual(['class: Platinum compounds']);
    expect(problems({ class: 'platinum-drug' })).toEqual([]);
  });

  it('on the date of a label, and on a label that is not authorised', () => {
    const columns = ['id', 'brand', 'generic', 'label_date', 'initial_approval', 'biomarkers', 'indication'];
    const row = ['ind:fda.redista:0', 'Redista', 'redotaxel', '2024-02-02', '', '', ''];
    write('external-moalmanac-breast-indications-1.tsv', columns, row);
    write('external-ema-1.tsv', ['inn', 'brand', 'status'], ['redotaxel', 'Redista', 'Withdrawn']);
    const lines = [{ stage: 'early' as const, text: { en: 'this', fr: 'ceci' }, subtypes: [] }];
    const use = { region: 'US', state: 'approved', lines } as const;
    const labelUses = [
      { ...use, date: '2024-01-01', source: 'fda-redista' },
      { ...use, date: '2024-01-01', source: 'ema-redista' },
    ];
    expect(problems({ labelUses })).toEqual(['label date: 2024-01-01', 'label state: Withdrawn']);
  });

  it('as explained when the notes mention it, with their sentence', () => {
    write(
      'external-drugsatfda-1.tsv',
      FDA,
      ['REDOTAXEL HYDRATE', 'REDISTA', '1'],
      ['REDOTAXEL', 'CARMINE', '2'],
    );
    const [disagreement] = compare({ notes: 'Something. Carmine is a skin cream. More.' });
    expect(disagreement?.explanation).toBe('Carmine is a skin cream.');
  });
});

describe('is refused with file and line', () => {
  it.each([
    ['a folder without data sets', () => write('other.tsv', ['a']), /holds no external-\*\.tsv file/],
    ['a folder that is not there', () => rmSync(folder, { recursive: true }), /cannot be read/],
    ['an unknown data set', () => write('external-x.tsv', ['a'], ['b']), /external-x\.tsv: is no data set/],
    [
      'a file without columns',
      () => write('external-ema.tsv'),
      /external-ema\.tsv: has no line with the names/,
    ],
    [
      'a missing column',
      () => write('external-ema.tsv', ['inn', 'status'], ['a', 'b']),
      /external-ema\.tsv: there is no column "brand"/,
    ],
    [
      'too many cells',
      () => write('external-ema.tsv', ['inn', 'brand'], ['a', 'b', 'c']),
      /external-ema\.tsv: line 3: has 3 cells, but there are 2 columns/,
    ],
  ])('%s', (_, prepare, message) => {
    prepare();
    expect(() => readDataSets(readTables(folder))).toThrow(message);
  });
});
