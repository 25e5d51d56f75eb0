import { expect, it } from 'vitest';
import { textIn } from '@/lib/glossary';

it('a text is in the language that is asked for', () => {
  expect(textIn({ en: 'tablet', fr: 'comprimé' }, 'fr')).toBe('comprimé');
  expect(textIn({ en: 'tablet', fr: 'comprimé' }, 'en')).toBe('tablet');
});

it('what is called the same in both languages is one text', () => {
  expect(textIn('ClinicalTrials.gov', 'fr')).toBe('ClinicalTrials.gov');
  expect(textIn('ClinicalTrials.gov', 'en')).toBe('ClinicalTrials.gov');
});
