import { expect, test } from 'vitest';
import { agreedKinds } from '@/lib/screens/popup/search/ShortChips';
import { drug } from '../card/show-card';

const ids = (kinds: ReturnType<typeof agreedKinds>) => kinds.map((kind) => kind.map(({ id }) => id));
const agreed = (id: string) => ids(agreedKinds(drug(id)));

test('a list shows the subtypes that all sources of a drug agree on, and no narrower claim', () => {
  // The base document says HR-positive and HER2-positive, Health Canada HER2-positive.
  expect(agreed('trastuzumab')).toEqual([['her2-positive']]);
  // For one kind or the other.
  expect(agreed('trastuzumab-deruxtecan')).toEqual([['her2-positive'], ['her2-low']]);
  expect(agreed('sacituzumab-govitecan')).toEqual([['triple-negative'], ['hr-positive', 'her2-negative']]);
  // One source says more of the gene than the other.
  expect(agreed('olaparib')).toEqual([['her2-negative']]);
  // Conditions decide, not subtypes.
  expect(agreed('docetaxel')).toEqual([]);
});

test('a source that names a use without a subtype takes all chips away', () => {
  const one = drug('trastuzumab');
  const [use] = one.labelUses;
  const [line] = use?.lines ?? [];
  if (!use || !line) throw new Error('Trastuzumab has no label');
  const wide = { ...use, lines: [{ ...line, subtypes: [] }] };
  expect(agreedKinds({ ...one, labelUses: [wide] })).toEqual([]);
});
