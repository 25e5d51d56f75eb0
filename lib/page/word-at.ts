const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/**
 * Whether a letter or digit stands at `at`; nothing stands before the beginning and after the end.
 * ASCII is decided without a regular expression: this is asked at the border of every text node.
 */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x80) return LETTER_OR_DIGIT.test(text.charAt(at));
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
}
