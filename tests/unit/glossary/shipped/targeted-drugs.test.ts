import { describe, expect, it } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher } from '@/lib/matcher';

const facts = loadFacts();

const { find } = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));

/** The ids of the drugs and classes that are marked in a text. */
function marked(text: string): string[] {
  return find(text).map(({ id }) => id);
}

function record(id: string) {
  const found = facts.drugs.find((drug) => drug.id === id);
  if (!found) throw new Error(`There is no drug "${id}"`);
  return found;
}

describe('a use that a regulator has ended is said to be ended', () => {
  it.each([
    ['bevacizumab', 'CA', '2011-11-28'],
    ['bevacizumab', 'US', '2011-11-18'],
    ['atezolizumab', 'US', '2021-08'],
  ])('%s in %s', (id, region, date) => {
    const ended = record(id).labelUses?.filter(({ state }) => state === 'withdrawn') ?? [];
    expect(ended).toContainEqual(expect.objectContaining({ region, date }));
  });
});

describe('triple-negative cancer is named', () => {
  it.each(['pembrolizumab', 'atezolizumab', 'sacituzumab-govitecan'])('in Canada: %s', (id) => {
    const canadian = record(id).labelUses?.filter(({ region }) => region === 'CA') ?? [];
    const subtypes = canadian.flatMap(({ lines }) => lines.flatMap((line) => line.subtypes));
    expect(subtypes).toContain('triple-negative');
  });
});

describe('drugs given before or after surgery say so', () => {
  it.each([
    'trastuzumab',
    'pertuzumab',
    'pertuzumab-trastuzumab',
    'perjeta-herceptin',
    'trastuzumab-emtansine',
    'trastuzumab-deruxtecan',
    'neratinib',
    'pembrolizumab',
    'denosumab',
    'zoledronic-acid',
    'clodronate',
  ])('%s', (id) => {
    const { labelUses = [], statements = [] } = record(id);
    const stages = [
      ...labelUses.flatMap(({ lines }) => lines.map(({ stage }) => stage)),
      ...statements.flatMap((statement) => statement.stages),
    ];
    expect(stages).toContain('early');
  });
});

it('news and notices are never the equals of a regulator', () => {
  const publishers = new Map(facts.sources.map(({ id, publisher }) => [id, JSON.stringify(publisher)]));
  for (const { id, labelUses = [] } of facts.drugs) {
    for (const { source, isReported } of labelUses) {
      const isOwnPage =
        /"(Health Canada|US Food and Drug Administration|European Medicines Agency)"|National Cancer Institute/.test(
          publishers.get(source) ?? '',
        );
      expect(isReported ?? false, `${id}: ${source}`).toBe(!isOwnPage);
    }
  }
});

it('no text makes work a condition of a treatment', () => {
  expect(JSON.stringify(facts.drugs)).not.toMatch(/light work|travail léger/);
});

it('Prolia is denosumab, in another dose than Xgeva', () => {
  expect(marked('She had Prolia every six months.')).toEqual(['denosumab']);
  expect(record('denosumab').statements?.[0]?.text.en).toContain('different doses');
});

it('the Canadian pack of two drugs has a card of its own', () => {
  expect(marked('Perjeta-Herceptin is a pack.')).toEqual(['perjeta-herceptin']);
  expect(marked('Perjeta and Herceptin are two drugs.')).toEqual(['pertuzumab', 'trastuzumab']);
});

it('not all angiogenesis inhibitors are antibodies against VEGF', () => {
  expect(marked('angiogenesis inhibitors such as sunitinib')).toEqual([]);
});

it('each subtype explains itself in a plain line', () => {
  const subtypes = new Map(facts.subtypes.map(({ id, plain }) => [id, plain.en]));
  expect(subtypes.get('hr-positive')).toMatch(/^HR means hormone receptor/);
  expect(subtypes.get('her2-positive')).toMatch(/^HER2 is the name of a protein/);
  expect(subtypes.get('pd-l1-positive')).toContain('CPS');
});
