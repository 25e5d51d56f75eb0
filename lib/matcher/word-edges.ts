const WORD = /[\p{L}\p{Nd}_]/u;
const LOWER_OR_DIGIT = /[\p{Ll}\p{Nd}]/u;

/** Whether the character at `at` continues a word; ASCII is decided without a regular expression, for speed. */
function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return false;
  if (code < 0x80) {
    return (
      (code >= 0x30 && code <= 0x39) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x61 && code <= 0x7a) ||
      code === 0x5f
    );
  }
  return WORD.test(text.charAt(at));
}

/** Whether a name may start at `at`: not inside a word, a user name or a host name ("x.herceptin"). */
export function isWordStart(text: string, at: number): boolean {
  if (at === 0) return true;
  if (isWordCharacter(text, at - 1)) return false;
  const before = text.charAt(at - 1);
  if (before === '@') return false;
  // "www.herceptin.com" is an address; ".Herceptin" after a sentence without a space is not.
  return !(before === '.' && LOWER_OR_DIGIT.test(text.charAt(at)) && isWordCharacter(text, at - 2));
}

/** Whether a name may end before `at`: a possessive, ®, hyphenated "-induced" may follow, a letter or digit not. */
export function isWordEnd(text: string, at: number): boolean {
  if (at >= text.length) return true;
  if (isWordCharacter(text, at)) return false;
  const after = text.charAt(at);
  if (after === '@') return false;
  return !(after === '.' && LOWER_OR_DIGIT.test(text.charAt(at + 1)));
}
