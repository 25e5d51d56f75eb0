import { expect, test } from 'vitest';
import { agreedSubtypes } from '@/lib/screens/popup/ShortChips';
import { drug } from '../card/show-card';

const agreed = (id: string) => agreedSubtypes(drug(id)).map((subtype) => subtype.id);

test('a list shows the subtypes that all sources of a drug agree on, and no narrower claim', () => {
  // The base document says HR-positive and HER2-positive, Health Canada HER2-positive.
  expect(agreed('trastuzumab')).toEqual(['her2-positive']);
  // For one kind or the other.
  expect(agreed('trastuzumab-deruxtecan')).toEqual([]);
  // Conditions decide, not subtypes.
  expect(agreed('docetaxel')).toEqual([]);
});

test('a source that names a use without a subtype takes all chips away', () => {
  const one = drug('trastuzumab');
  const [use] = one.labelUses;
  const [line] = use?.lines ?? [];
  if (!use || !line) throw new Error('Trastuzumab has no label');
  const wide = { ...use, lines: [{ ...line, subtypes: [] }] };
  expect(agreedSubtypes({ ...one, labelUses: [wide] })).toEqual([]);
});
