import { expect, test } from 'vitest';
import {
  foldForComparison,
  isLetterOrDigit,
  lettersAndDigits,
  normalizePunctuation,
  withoutSpaces,
} from '@/lib/text';

test.each(['a', 'Z', '0', '9', 'é', 'œ', 'β', '٣'])('%j is a letter or digit', (character) => {
  expect(isLetterOrDigit(character, 0)).toBe(true);
});

test.each(['_', '-', ' ', '@', '[', '`', '{', '/', ':', '™', '²', '½', '\u0301', '\u00ad'])(
  '%j is no letter or digit',
  (character) => {
    expect(isLetterOrDigit(character, 0)).toBe(false);
  },
);

test('nothing stands before the beginning and after the end of a text', () => {
  expect([isLetterOrDigit('a', -1), isLetterOrDigit('a', 1), isLetterOrDigit('', 0)]).toEqual([
    false,
    false,
    false,
  ]);
});

test('typeset punctuation becomes that of a keyboard, accents and case stay', () => {
  expect(normalizePunctuation('L’Hôpital\u00a0: 5\u2011FU \u2212 x')).toBe("L'Hôpital : 5-FU - x");
});

test('texts that a reader takes for the same are equal when folded for comparison', () => {
  expect(foldForComparison('Létro\u00adzole\u202f\u00a0Œstrogène')).toBe('letrozole oestrogene');
  expect(foldForComparison('Le\u0301trozole')).toBe(foldForComparison('LÉTROZOLE'));
});

test('a name is compared by its letters and digits alone', () => {
  expect(lettersAndDigits('T\u2011DM1®')).toBe(lettersAndDigits('t dm1'));
  expect(lettersAndDigits('Herceptin™')).toBe('herceptin');
});

test('spaces of every kind go', () => {
  expect(withoutSpaces(' tras\n tuzumab\u00a0emtansine\t')).toBe('trastuzumabemtansine');
});
