/**
 * Which characters are letters, and which are variants of another character. All modules use these rules, so that a name is
 * compared in the same way when it is found in a page, searched and shown.
 */

/** Soft hyphen, zero-width space and joiners, direction marks, word joiner, byte order mark, combining accents. */
export const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\p{Mn}/u;
export const SPACE = /\s/;
/**
 * Hyphen, no-break hyphen, figure dash, en dash, minus and their compatibility forms. The em dash is not one: it separates
 * words.
 */
export const HYPHEN = /[\u2010-\u2013\u2212\ufe58\ufe63\uff0d]/;
/** Also the accent and the prime, which people type for one. */
export const APOSTROPHE = /[\u00b4\u02bc\u2018\u2019\u201b\u2032\uff07]/;
export const ACCENT = /\p{Mn}/u;
/** Ligatures that Unicode normalization leaves whole. */
export const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' };

const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/**
 * Needs no regular expression for ASCII, for speed: the matcher calls it at both ends of each name, the page reader at the border
 * of each text node.
 *
 * @param text any text
 * @param at offset in UTF-16 code units; it may be before the beginning or after the end, where no character is
 * @returns whether a letter or a decimal digit stands there
 */
export function isLetterOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x80) return LETTER_OR_DIGIT.test(text.charAt(at));
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
}
