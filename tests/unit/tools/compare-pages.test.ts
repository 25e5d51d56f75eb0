import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DrugRecord, Facts } from '@/data/schema';
import { loadFacts } from '@/lib/glossary';
import { compareFacts } from '../../tools/compare-facts/compare';
import { readPages } from '../../tools/compare-facts/read-pages';

const shipped = loadFacts();

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'nci-2025-12'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(title: string, body: string, fields = `lastReviewed: '2025-12-30'`): void {
  const url = `https://www.cancer.gov/about-cancer/treatment/drugs/${title.toLowerCase()}`;
  const text = `---\ntitle: ${title} - NCI\nurl: ${url}\n${fields}\n---\n\n# ${title}\n\n${body}\n`;
  writeFileSync(join(folder, 'nci-2025-12', `${title.toLowerCase()}.md`), text);
}

const DRUG_PAGE = `US Brand Name(s)

Redista

FDA Approved

Yes

## Use in Cancer

Redotaxel is approved to treat:

- **[Breast cancer](/x?id=1)** that has spread.

## More About Redotaxel

**Lung cancer** is another page.`;

const RED: DrugRecord = {
  id: 'redotaxel',
  name: 'redotaxel',
  names: [{ text: 'Redista', kind: 'brand', sources: ['fda-drugs'] }],
  class: 'taxane',
  classSource: 'who-atc',
  statements: [
    { text: { en: 'So.', fr: 'Oui.' }, source: 'nci-redotaxel', stages: ['advanced'], subtypes: [] },
  ],
};

const SOURCE: Facts['sources'][number] = {
  id: 'nci-redotaxel',
  publisher: 'NCI',
  title: 'Redotaxel',
  url: 'https://www.cancer.gov/about-cancer/treatment/drugs/redotaxel',
  date: '2025-12-30',
  dateOf: 'page',
};

/** What the comparison says, as "record: kind: subject". */
function differences(changes: Partial<DrugRecord> = {}, others: Partial<Facts> = {}): string[] {
  const facts: Facts = {
    drugs: [{ ...RED, ...changes }],
    classes: [],
    subtypes: [],
    sections: [],
    topics: [],
    regimens: [],
    sources: [SOURCE],
    matchRules: { ...shipped.matchRules, exclusions: [] },
    ...others,
  };
  return compareFacts(facts, { names: [], classes: [], labels: [] }, readPages(folder)).map(
    ({ drug, kind, subject }) => `${drug}: ${kind}: ${subject}`,
  );
}

describe('a page about a drug', () => {
  it('agrees with a record that has its brands and its use', () => {
    write('Redotaxel', DRUG_PAGE);
    expect(differences()).toEqual([]);
  });

  it('differs when the record lacks a brand', () => {
    write('Redotaxel', DRUG_PAGE);
    expect(differences({ names: [] })).toEqual(['redotaxel: missing name: Redista']);
  });

  it('differs when the record states no use in the US', () => {
    write('Redotaxel', DRUG_PAGE);
    expect(differences({ statements: [] })).toEqual([`redotaxel: missing use: ${SOURCE.url}`]);
  });

  it('differs when it names other illnesses and the record does not', () => {
    write('Redotaxel', DRUG_PAGE.replace('that has spread.', 'that has spread.\n- **Lung cancer.**'));
    expect(differences()).toEqual(['redotaxel: missing use: otherUses']);
    expect(differences({ otherUses: { source: 'nci-redotaxel' } })).toEqual([]);
  });
});

describe('a source', () => {
  it('differs when its page has another date', () => {
    write('Redotaxel', DRUG_PAGE);
    const sources = [{ ...SOURCE, date: '2019' }];
    expect(differences({}, { sources })).toEqual(['nci-redotaxel: page date: nci-redotaxel']);
  });

  it('differs when there is no copy of its page', () => {
    write('Other', 'Nothing.');
    expect(differences()).toEqual(['nci-redotaxel: not in its source: nci-redotaxel']);
  });
});

describe('a page about a combination', () => {
  const regimens: Facts['regimens'] = [
    {
      id: 'rr',
      name: 'RR',
      parts: [
        { letter: 'R', drug: 'redotaxel' },
        { letter: 'R', drug: 'redotaxel' },
      ],
      use: { en: 'So.', fr: 'Oui.' },
      source: 'nci-redotaxel',
    },
  ];
  const letters = (...drugs: string[]) => drugs.map((drug) => `| **R** | = [${drug}](/x) (Red) |`).join('\n');

  it('agrees when its letters mean the same drugs', () => {
    write('RR', letters('Redotaxel', 'Redista'));
    write('Redotaxel', DRUG_PAGE);
    expect(differences({}, { regimens })).toEqual([]);
  });

  it('differs when they mean others', () => {
    write('RR', letters('Redotaxel', 'Blue'));
    write('Redotaxel', DRUG_PAGE);
    expect(differences({}, { regimens })).toEqual(['rr: regimen: RR']);
  });
});

it('a page that does not say its date is refused by name', () => {
  write('Redotaxel', DRUG_PAGE, 'version: v1');
  expect(() => readPages(folder)).toThrow('nci-2025-12/redotaxel.md: does not say its "lastReviewed"');
});

it('without pages nothing is compared with them', () => {
  expect(differences({ names: [], statements: [] })).toEqual([]);
});
