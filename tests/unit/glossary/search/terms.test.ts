import { expect, it } from 'vitest';
import { phraseOf } from '@/lib/glossary/search/phrase';
import { FITS, findTerms } from '@/lib/glossary/search/terms';

function fit(typed: string, term: string) {
  const [found] = findTerms(phraseOf(typed), [
    { text: term, kind: 'class', phrase: phraseOf(term), meaning: [] },
  ]);
  return found?.fit ?? null;
}

it.each([
  ['taxanes', 'taxane'],
  ['her 2 neg', 'HER2-negative'],
])('%s is all of %s', (typed, term) => {
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
