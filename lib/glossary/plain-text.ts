/**
 * @returns a text with the signs that a keyboard has, in place of those that a printer sets: apostrophes, hyphens and spaces.
 *   Accents and case are left alone.
 */
export function plainSigns(text: string): string {
  return text
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\s\u00a0\u202f]+/g, ' ');
}

/** @returns a text without accents, ligatures, letter case and printer's signs, to compare it by */
export function plainLetters(text: string): string {
  return plainSigns(text)
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase();
}
