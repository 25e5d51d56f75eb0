/** Letters that `fold` of lib/text turns into letters of ASCII, as ranges that are quick to compile. */
const LETTERS =
  '\\xaa\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u017f\\u01a0-\\u0233\\u02b0-\\u02b8\\u02e1-\\u02e3\\u1d2c-\\u1dbb\\u1e00-\\u1ef9\\u2071\\u207f' +
  '\\u2090-\\u209c\\u2102\\u210a-\\u2113\\u2115\\u2119-\\u211d\\u2124\\u2128\\u212a-\\u212d\\u212f-\\u2131\\u2133\\u2134\\u2139\\u2145-\\u2149' +
  '\\u2c7c\\u2c7d\\ua7f1-\\ua7f4\\ufb00-\\ufb06\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a';
/**
 * Characters among which are all that `fold` removes. Some are letters of other scripts: a class of all combining accents takes
 * longer to compile than a page takes to search. So they count only right after a character of ASCII.
 */
const REMOVED =
  '\\xad\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u1cff\\u1dc0-\\u1dff\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u20d0-\\u20f0\\u2cef-\\u2cf1' +
  '\\u2d7f\\u2de0-\\u2dff\\u302a-\\u302d\\u3099\\u309a\\u3164\\ua66f-\\uabff\\ufb1e\\ufe00-\\ufe2f\\ufeff\\uffa0\\ufff0-\\ufff8';
/** All characters of the two classes, in few ranges, without the letters of most other scripts: these must pass quickly. */
const UNUSUAL =
  '\\x80-\\u036f\\u0483-\\u0489\\u0591-\\u2fff\\u302a-\\u302d\\u3099\\u309a\\u3164\\ua66f-\\uabff\\ufb00-\\uffff';
const NEEDS_FOLDING = new RegExp(`[${UNUSUAL}](?<=[${LETTERS}]|[!-~][${REMOVED}])`);

/** What `fold` removes. */
const INVISIBLE = '\\p{DI}\\p{Mn}';
/** Letters, accents and punctuation of European languages: for these no pattern of all combining accents is compiled. */
const ACCENTS = '\\u0300-\\u036f';
const COMMON = new RegExp(
  `^[\\xa0-\\xa9\\xab-\\xb9\\xbb-\\u0131\\u0134-\\u017e${ACCENTS}\\u2000-\\u2044\\u20ac\\u2122]*$`,
);
const PLAIN_APART = new RegExp(`[${ACCENTS}\\xad\\u200b-\\u200f\\u202a-\\u202e]+|[œŒæÆ]`, 'g');
/** Ligatures that Unicode normalization leaves whole. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' };
/** How many runs of unusual characters are remembered: most texts have the same few letters with accents and punctuation. */
const MAX_KNOWN = 1_000;

let unusual: RegExp | undefined;
let foldable: RegExp | undefined;
const known = new Map<string, string>();

/**
 * Chooses how the letters of a text, and of each part of it, are folded: as `fold` of lib/text folds them within a word, with
 * what that removes. Of all other characters none becomes a letter or digit.
 *
 * @param text raw text
 * @returns a function that keeps letter case; what it makes of two parts together is what it makes of the one and of the other
 */
export function letterFolding(text: string): (part: string) => string {
  return NEEDS_FOLDING.test(text) ? foldAll : unchanged;
}

function unchanged(text: string): string {
  return text;
}

/** Normalizes few letters, not the whole text: that would make it one of 16 bits a letter, which is slower to search. */
function foldAll(text: string): string {
  unusual ??= new RegExp(`[${UNUSUAL}]+`, 'g');
  return text.replace(unusual, foldRun);
}

function foldRun(run: string): string {
  let result = known.get(run);
  if (result === undefined) {
    result = COMMON.test(run) ? foldCommon(run) : foldAny(run);
    if (known.size < MAX_KNOWN) known.set(run, result);
  }
  return result;
}

function foldCommon(run: string): string {
  return run.normalize('NFD').replace(PLAIN_APART, plainOf);
}

function foldAny(run: string): string {
  foldable ??= new RegExp(`[${LETTERS}]+|[${INVISIBLE}]+`, 'gu');
  return run.replace(foldable, (characters) =>
    characters
      .normalize('NFKD')
      .replace(/[œŒæÆ]/g, plainOf)
      .replace(/[^\p{L}\p{Nd}]|\p{DI}/gu, ''),
  );
}

function plainOf(characters: string): string {
  return LIGATURES[characters] ?? '';
}
