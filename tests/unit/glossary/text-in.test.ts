import { expect, it } from 'vitest';
import { textIn } from '@/lib/glossary';

it('a text is in the language that is asked for', () => {
  expect(textIn({ en: 'tablet', fr: 'comprimé' }, 'fr')).toBe('comprimé');
  expect(textIn({ en: 'tablet', fr: 'comprimé' }, 'en')).toBe('tablet');
});

it('a text that is not translated is in English', () => {
  expect(textIn({ en: 'tablet' }, 'fr')).toBe('tablet');
});
