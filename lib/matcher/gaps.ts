/** Key of the edge that any run of spaces, or a hyphen, may follow. */
export const SEPARATOR = 0x20;
export const HYPHEN = 0x2d;
/** The longest gap between two words of a name, in code units: a line break with the indentation after it. */
export const MAX_GAP = 256;

/**
 * @param key what `termKey` gives for a term
 * @returns the most code units of a mention: each space may be a long gap, each letter may have an invisible character after it
 */
export function maxLengthOf(key: string): number {
  return 2 * key.length + MAX_GAP * (key.split(' ').length - 1);
}

/** @returns the length of the spaces, or of the hyphen with a line break after it, at `at` in folded text; 0 for none */
export function gapAt(text: string, at: number): number {
  let end = text.charCodeAt(at) === HYPHEN ? at + 1 : at;
  while (end < text.length && end - at < MAX_GAP && isSpace(text.charCodeAt(end))) end += 1;
  return end - at;
}

function isSpace(code: number): boolean {
  return code === SEPARATOR || (code >= 0x09 && code <= 0x0d);
}
