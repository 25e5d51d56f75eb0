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
  '\\xad\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u1cff\\u1dc0-\\u1dff\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\u20d0-\\u20f0\\u2cef-\\u2cf1' +
  '\\u2d7f\\u2de0-\\u2dff\\u302a-\\u302d\\u3099\\u309a\\ua66f-\\uabff\\ufb1e\\ufe00-\\ufe2f\\ufeff';
/** All characters of the two classes, in few ranges, without the letters of most other scripts: these must pass quickly. */
const UNUSUAL =
  '\\x80-\\u036f\\u0483-\\u0489\\u0591-\\u2fff\\u302a-\\u302d\\u3099\\u309a\\ua66f-\\uabff\\ufb00-\\uffff';
const NEEDS_FOLDING = new RegExp(`[${UNUSUAL}](?<=[${LETTERS}]|[!-~][${REMOVED}])`);

/** What `fold` removes. */
const INVISIBLE =
  '\\xad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff\\p{Mn}';
/** Ligatures that Unicode normalization leaves whole. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' };
/** How many runs of unusual characters are remembered: most texts have the same few letters with accents and punctuation. */
const MAX_KNOWN = 1_000;

let unusual: RegExp | undefined;
let foldable: RegExp | undefined;
const known = new Map<string, string>();

/**
 * @param text raw text
 * @returns whether a name in it may have other characters than those of ASCII in a word
 */
export function needsFolding(text: string): boolean {
  return NEEDS_FOLDING.test(text);
}

/**
 * Folds letters as `fold` of lib/text does, and removes what it removes; all other characters stay.
 *
 * @param text raw text
 * @returns the text in its letter case; that of two texts together is that of the one and of the other
 */
export function foldLetters(text: string): string {
  return text.replace(unusualRuns(), (run) => {
    let result = known.get(run);
    if (result === undefined) {
      foldable ??= new RegExp(`[${LETTERS}]+|[${INVISIBLE}]+`, 'gu');
      result = run.replace(foldable, foldCharacters);
      if (known.size < MAX_KNOWN) known.set(run, result);
    }
    return result;
  });
}

/** @returns the offset in the folded text of an offset in the raw text */
export function foldedOffset(raw: string, at: number): number {
  return at === 0 ? 0 : foldLetters(raw.slice(0, at)).length;
}

/**
 * @param raw raw text
 * @returns a function that turns an offset in the folded text into those in the raw text that it may be, the first and the
 *   last: between them are characters that were removed. It is fast when offsets come in rising order
 */
export function offsetsBack(raw: string): (folded: number) => [first: number, last: number] {
  let at = 0;
  let foldedAt = 0;
  return (folded) => {
    if (folded < foldedAt) {
      at = 0;
      foldedAt = 0;
    }
    while (foldedAt < folded && at < raw.length) {
      const length = foldedLength(raw, at);
      if (foldedAt + length > folded) return [at, at];
      foldedAt += length;
      at += 1;
    }
    let last = at;
    while (last < raw.length && foldedLength(raw, last) === 0) last += 1;
    return [at, last];
  };
}

function foldedLength(raw: string, at: number): number {
  return raw.charCodeAt(at) < 0x80 ? 1 : foldLetters(raw.charAt(at)).length;
}

function unusualRuns(): RegExp {
  unusual ??= new RegExp(`[${UNUSUAL}]+`, 'g');
  return unusual;
}

function foldCharacters(characters: string): string {
  return characters
    .normalize('NFKD')
    .replace(/[œŒæÆ]/g, (ligature) => LIGATURES[ligature] ?? ligature)
    .replace(/[^\p{L}\p{Nd}]/gu, '');
}
