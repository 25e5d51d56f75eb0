import { isLetterOrDigit } from '@/lib/text';

const LOWER_CASE_OR_DIGIT = /[\p{Ll}\p{Nd}]/u;
/** Scripts whose words a Latin letter may be part of. Other scripts write a Latin name right beside their own letters. */
const SAME_WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Nd}]/u;
const UNDERSCORE = 0x5f;
/** So much text before a name tells whether it is in an address. */
const ADDRESS_VIEW = 128;
const IN_ADDRESS = /[-/.=?&#%+:~]/;
const ADDRESS =
  /:\/\/\S*$|\bwww\.\S*$|[a-z0-9-]\.(?:com|org|net|gov|edu|int|info|health|io|ca|fr|uk|eu|us|de|be|ch|au|nz|ie|ly|me|app)(?::\d+)?\/\S*$/i;
/** A count before a name: "12xTaxol". */
const COUNT = /(?:^|[^\p{L}\d])\d{1,3}x$/iu;
/** A reference number, a dose, the letters of a trade mark or a count right behind a name: "tamoxifen1,2", "tamoxifen20 mg", "HerceptinTM", "Taxolx12". */
const GLUED =
  /\.?\d{1,3}(?:[,;-]\d{1,3})*(?![\p{L}\p{Nd}_.-]*[\p{L}\p{Nd}_])|\d{1,4}(?:[.,]\d+)?\s?(?:mg|mcg|[uµμ]g|g|ml|iu)(?![\p{L}\p{Nd}_])|(?:TM|x\d{1,2})(?![\p{L}\p{Nd}_])/iuy;
/** What makes another substance of a drug, written apart from its name: "4-hydroxy tamoxifen", "N-desmethyl-tamoxifen", … */
const SUBSTITUENT = /(?<=(?:hydro|ethyl|acetyl|(?:hydr|meth|de)oxy)[\s-]{1,40}(?:\d-)?)/iy;
/** … "doxorubicin-ol", "tamoxifen N-oxide". */
const ENDING = /[\s-]{1,40}(?:ol|N-oxide)\b/y;
/** Numbers behind fewer letters would be a part of a code. */
const LETTERS_BEFORE_NUMBER = /[a-z]{5}$/i;

/**
 * @param text folded text
 * @param at offset in UTF-16 code units
 * @returns whether a name may start there: not inside a word, a user name, a host name ("x.herceptin") or another address
 */
export function isNameStart(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charAt(at - 1);
  if (before === ' ') return true;
  if (before === '_') return !isPartOfWord(text, skip(text, at - 1, '_', -1));
  if (isPartOfWord(text, at - 1)) return /x/i.test(before) && COUNT.test(text.slice(Math.max(0, at - 5), at));
  if (before === '@') return false;
  // "www.herceptin.com" is an address; ".Herceptin" after a sentence without a space is not.
  if (before === '.' && LOWER_CASE_OR_DIGIT.test(text.charAt(at)) && isPartOfWord(text, at - 2)) return false;
  return !(IN_ADDRESS.test(before) && ADDRESS.test(text.slice(Math.max(0, at - ADDRESS_VIEW), at)));
}

/**
 * Finds out where a name ends. A possessive, ® or "-induced" may follow; of letters and digits only a plural s, a reference number,
 * a dose, a count, and the TM of a trade mark.
 *
 * @param text folded text
 * @param at where the letters of the name end
 * @param start where they begin
 * @returns the end, or -1 where the letters are a part of a longer word
 */
export function nameEndAt(
  text: string,
  at: number,
  { start, hasPlural, isExact }: { start: number; hasPlural: boolean; isExact: boolean },
): number {
  const end = hasPlural && text.charAt(at) === 's' ? at + 1 : at;
  return isWordEnd(text, end) || (!isExact && isGlued(text, start, end)) ? end : -1;
}

/** Whether a word may end right before an offset. */
export function isWordEnd(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const after = text.charAt(at);
  if (after === '_') return !isPartOfWord(text, skip(text, at, '_', 1));
  if (isPartOfWord(text, at) || after === '@') return false;
  return !(after === '.' && LOWER_CASE_OR_DIGIT.test(text.charAt(at + 1)));
}

function isGlued(text: string, start: number, at: number): boolean {
  return LETTERS_BEFORE_NUMBER.test(text.slice(start, at)) && endOf(GLUED, text, at) >= 0;
}

/** Whether the words beside a name make that of another substance of it. */
export function isDerivative(text: string, start: number, end: number): boolean {
  return endOf(SUBSTITUENT, text, start) >= 0 || endOf(ENDING, text, end) >= 0;
}

/** @returns the end of a number right behind a name, which refers to a source: "trastuzumab1 deruxtecan" is another name; else `at` */
export function skipReference(text: string, at: number): number {
  return /\d/.test(text.charAt(at)) ? Math.max(at, endOf(GLUED, text, at)) : at;
}

/** @returns the end of what a sticky pattern matches at a place, or -1 */
export function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** @returns the first offset in the direction of `step` at which another sign stands */
function skip(text: string, from: number, sign: string, step: 1 | -1): number {
  let at = from;
  while (text.charAt(at) === sign) at += step;
  return at;
}

function isPartOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === UNDERSCORE) return true;
  return isLetterOrDigit(text, at) && (code < 0x80 || SAME_WORD.test(text.charAt(at)));
}
