import { expect, test } from 'vitest';
import { buildGlossary, type Drug, loadFacts } from '@/lib/glossary';
import { columnsOf, type SignLine, signLines } from '@/lib/screens/glossary/table/signs';

const { drugs } = buildGlossary(loadFacts());

function drug(id: string): Drug {
  const found = drugs.find((one) => one.id === id);
  if (!found) throw new Error(`There is no drug ${id}`);
  return found;
}

/** A line as text: "listed: hr-positive+her2-positive | hr-negative". */
function asText({ by, kinds }: SignLine): string {
  return `${by}: ${kinds.map((kind) => kind.map(({ id }) => id).join('+') || 'any').join(' | ')}`;
}

const linesOf = (id: string) => signLines(drug(id)).map(asText);

test('both at once, as the base document lists it, is joined, and wider approvals stand below', () => {
  const [first, second] = linesOf('trastuzumab');
  expect(first).toBe('listed: hr-positive+her2-positive');
  expect(second).toBe('approved: her2-positive');
});

test('either of two subtypes shares a line and is not joined', () => {
  expect(linesOf('vinorelbine')[0]).toBe('listed: hr-negative | hr-positive');
});

test('a narrower approval of a regulator has its marker', () => {
  expect(linesOf('alpelisib')).toEqual([
    'listed: hr-positive+her2-negative',
    'approved: hr-positive+her2-negative+pik3ca-mutation',
  ]);
});

test('a regulator alone can have subtypes', () => {
  expect(linesOf('elacestrant')).toContain('approved: hr-positive+her2-negative+esr1-mutation');
});

test('an approval without a subtype is drawn, so that no narrower one stands for all', () => {
  const [listed, ...approved] = linesOf('docetaxel');
  expect(listed).toBe('listed: hr-negative | hr-positive');
  expect(approved.join()).toMatch(/^approved: .*\bany\b/);
});

test('another source has signs only for what neither of the two names', () => {
  expect(linesOf('letrozole').join()).not.toContain('mentioned');
  expect(linesOf('leuprolide')).toEqual(['mentioned: hr-positive']);
});

test('a use that has ended has no sign', () => {
  const ended = drugs.filter(
    ({ labelUses, listings, statements }) =>
      listings.length + statements.length === 0 &&
      labelUses.length > 0 &&
      labelUses.every(({ state }) => state === 'withdrawn'),
  );
  expect(ended.flatMap((one) => signLines(one))).toEqual([]);
  const { labelUses, ...others } = drug('elacestrant');
  const withdrawn = labelUses.map((use) => ({ ...use, state: 'withdrawn' as const }));
  expect(signLines({ ...others, labelUses: withdrawn }).map(({ by }) => by)).not.toContain('approved');
});

test('an inherited BRCA mutation stands in the column of BRCA, other markers in theirs', () => {
  const kinds = signLines(drug('olaparib')).flatMap((line) => line.kinds);
  expect(new Set(kinds.flatMap(columnsOf))).toEqual(new Set(['her2-negative', 'brca']));
  const ofMarkers = signLines(drug('pembrolizumab')).flatMap((line) => line.kinds.flatMap(columnsOf));
  expect(new Set(ofMarkers)).toEqual(new Set(['markers']));
});

test('no line has two signs in one cell that do not belong together', () => {
  for (const one of drugs) {
    for (const { kinds } of signLines(one)) {
      const columns = kinds.flatMap((kind) => [...new Set(columnsOf(kind))]);
      expect(columns, one.id).toEqual([...new Set(columns)]);
    }
  }
});

test('what every source names is drawn: each subtype of the facts is on some line of its drug', () => {
  for (const one of drugs) {
    const drawn = new Set(signLines(one).flatMap(({ kinds }) => kinds.flat().map(({ id }) => id)));
    const named = [
      ...one.listings.flatMap(({ subtypes }) => subtypes),
      ...one.labelUses
        .filter(({ state }) => state === 'approved')
        .flatMap(({ lines }) => lines.flatMap(({ subtypes }) => subtypes)),
      ...one.statements.flatMap(({ subtypes }) => subtypes),
    ];
    expect([...drawn].sort(), one.id).toEqual([...new Set(named.map(({ id }) => id))].sort());
  }
});
