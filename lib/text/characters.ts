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
export const APOSTROPHE = /[\u02bc\u2018\u2019\u201b\uff07]/;
export const ACCENT = /\p{Mn}/u;
/** Ligatures that Unicode normalization leaves whole. */
export const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' };

const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;
const LOWER_CASE_OR_DIGIT = /[\p{Ll}\p{Nd}]/u;
const UNDERSCORE = 0x5f;

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

/**
 * @param text any text
 * @param at offset in UTF-16 code units
 * @returns whether a name may start there: not inside a word, a user name or a host name ("x.herceptin")
 */
export function isWordStart(text: string, at: number): boolean {
  if (at === 0) return true;
  if (isPartOfWord(text, at - 1)) return false;
  const before = text.charAt(at - 1);
  if (before === '@') return false;
  // "www.herceptin.com" is an address; ".Herceptin" after a sentence without a space is not.
  return !(before === '.' && LOWER_CASE_OR_DIGIT.test(text.charAt(at)) && isPartOfWord(text, at - 2));
}

/**
 * @param text any text
 * @param at offset in UTF-16 code units
 * @returns whether a name may end right before it: a possessive, ® or "-induced" may follow, a letter or digit may not
 */
export function isWordEnd(text: string, at: number): boolean {
  if (at >= text.length) return true;
  if (isPartOfWord(text, at)) return false;
  const after = text.charAt(at);
  if (after === '@') return false;
  return !(after === '.' && LOWER_CASE_OR_DIGIT.test(text.charAt(at + 1)));
}

function isPartOfWord(text: string, at: number): boolean {
  return isLetterOrDigit(text, at) || text.charCodeAt(at) === UNDERSCORE;
}
