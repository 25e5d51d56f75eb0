import { expect, it } from 'vitest';
import { FITS, fitOf, phraseOf } from '@/lib/glossary/search/phrase';

const fit = (typed: string, term: string) => fitOf(phraseOf(typed), phraseOf(term));

it.each([
  ['HER2+', 'HER2-positive'],
  ['ER +', 'ER positive'],
  ['her 2 neg', 'HER2-negative'],
  ['HR-', 'HR négatif'],
  ['HR−', 'HR-negative'],
  ['ER+ve', 'ER positif'],
  ['taxanes', 'taxane'],
  ['antibodies', 'antibody'],
  ['anti oestrogène', 'anti-œstrogène'],
  ['CDK 4/6', 'CDK4/6'],
])('%s is %s', (typed, term) => {
  expect(fit(typed, term)).toBe(FITS.whole);
});

it.each([
  ['aroma', 'aromatase inhibitor', FITS.beginning],
  ['kinase', 'tyrosine kinase inhibitor', FITS.wordBeginning],
  ['mutation BRCA', 'BRCA gene mutation', FITS.words],
  ['target therapy', 'targeted therapy', FITS.words],
])('%s fits %s in part', (typed, term, expected) => {
  expect(fit(typed, term)).toBe(expected);
});

it.each([
  ['HER2+', 'HER2-negative'],
  ['ER', 'antibody'],
  ['tumour', 'anti-tumour antibiotic'],
  ['AC chemo', 'active chemotherapy'],
])('%s does not fit %s', (typed, term) => {
  expect(fit(typed, term)).toBe(null);
});
