import { escapePattern, fold } from '@/lib/text';

/**
 * @param words words of the rules: `*` stands for any ending, a space or hyphen for any of them, or for nothing
 * @returns the source of a pattern for folded text, to be used without regard to letter case, that matches one of the words; the
 *   longest first
 */
export function oneOf(words: readonly string[]): string {
  const patterns = [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) =>
      escapePattern(fold(word).text.toLowerCase())
        .replace(/[ -]/g, '[\\s-]*')
        .replaceAll('\\*', '[a-z]*')
        .replaceAll("'", "['`\\s]"),
    );
  return `(?:${patterns.join('|')})`;
}
