import { expect, it } from 'vitest';
import { phraseOf } from '@/lib/glossary/search/phrase';

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
  expect(phraseOf(typed).key).toBe(phraseOf(term).key);
});
