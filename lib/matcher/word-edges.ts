import { isLetterOrDigit } from '@/lib/text';

const UNDERSCORE = 0x5f;
const LOWER_OR_DIGIT = /[\p{Ll}\p{Nd}]/u;

/** Whether the character at `at` continues a word. */
function isWordCharacter(text: string, at: number): boolean {
  return isLetterOrDigit(text, at) || text.charCodeAt(at) === UNDERSCORE;
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
