/**
 * Folding: the many ways to write the same letters become one, so that a name is compared once.
 * Invisible characters go; spaces, hyphens and apostrophes become plain; accents and ligatures become letters.
 */

export interface FoldedText {
  text: string;
  /** Offset in `text` -> offset in the original. */
  toOriginal(offset: number): number;
  /** The same for the end of something: an accent that stands apart belongs to the letter before it. */
  toOriginalEnd(offset: number): number;
}

const NON_ASCII = /[\u0080-\uffff]/;
const EACH_NON_ASCII = /[\u0080-\uffff]/g;

// Soft hyphen, zero-width space/joiners, direction marks, word joiner, byte order mark, combining accents.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\p{Mn}/u;
const SPACE = /\s/;
// Hyphen, no-break hyphen, figure dash, en dash, minus and their compatibility forms. Not the em dash: it parts words.
const HYPHEN = /[\u2010-\u2013\u2212\ufe58\ufe63\uff0d]/;
const APOSTROPHE = /[\u02bc\u2018\u2019\u201b\uff07]/;
const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;
const ACCENT = /\p{Mn}/u;
const ACCENTS = /\p{Mn}/gu;
/** Ligatures that Unicode does not take apart. */
const LIGATURES: Record<string, string> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' };

const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  let result = folded.get(character);
  if (result === undefined) {
    result = computeFold(character);
    folded.set(character, result);
  }
  return result;
}

function computeFold(character: string): string {
  if (INVISIBLE.test(character)) return '';
  if (SPACE.test(character)) return ' ';
  if (HYPHEN.test(character)) return '-';
  if (APOSTROPHE.test(character)) return "'";
  // Only letters and digits: ™ would become "TM" and ² "2", and then look like part of the word before.
  if (!LETTER_OR_DIGIT.test(character)) return character;
  const ligature = LIGATURES[character];
  if (ligature !== undefined) return ligature;
  const plain = character.normalize('NFKD').replace(ACCENTS, '');
  return plain !== '' && !NON_ASCII.test(plain) ? plain : character;
}

/**
 * @param text any text
 * @returns the folded text and the way back; letter case is kept
 */
export function fold(text: string): FoldedText {
  if (!NON_ASCII.test(text)) return { text, toOriginal: same, toOriginalEnd: same };
  let sameLength = true;
  const result = text.replace(EACH_NON_ASCII, (character) => {
    const plain = foldCharacter(character);
    if (plain.length !== 1) sameLength = false;
    return plain;
  });
  if (sameLength) return { text: result, toOriginal: same, toOriginalEnd: same };
  const toOriginal = offsetsBack(text);
  return { text: result, toOriginal, toOriginalEnd: (offset) => afterAccents(text, toOriginal(offset)) };
}

function same(offset: number): number {
  return offset;
}

function afterAccents(original: string, offset: number): number {
  let at = offset;
  while (ACCENT.test(original.charAt(at))) at += 1;
  return at;
}

/** Walks the original once, forwards: offsets must be asked for in rising order, as mentions are found. */
function offsetsBack(original: string): (offset: number) => number {
  let at = 0;
  let foldedAt = 0;
  return (offset) => {
    if (offset < foldedAt) {
      at = 0;
      foldedAt = 0;
    }
    while (foldedAt < offset && at < original.length) {
      const character = original.charAt(at);
      foldedAt += character < '\x80' ? 1 : foldCharacter(character).length;
      at += 1;
    }
    return at;
  };
}
