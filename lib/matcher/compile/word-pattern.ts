import { escapePattern, fold } from '@/lib/text';

/** What a sign of a word matches. */
const SIGNS: Readonly<Record<string, string>> = {
  ' ': '[\\s-]*',
  '-': '[\\s-]*',
  '*': '[a-z]*',
  "'": "['`\\s]",
};

/**
 * Words with the same beginning share it in the pattern, and words with any ending share that: the browser makes machine code of each
 * letter, and of a longer pattern it would make half a megabyte.
 *
 * @param words words of the rules: `*` at the end stands for any ending, a space or hyphen for any of them, or for nothing
 * @returns the source of a pattern for folded text, to be used without regard to letter case, that matches one of the words; of
 *   words that begin alike the longest first
 */
export function oneOf(words: readonly string[]): string {
  const folded = words.map((word) => fold(word).text.toLowerCase().replaceAll('-', ' '));
  const stems = folded.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  const whole = folded.filter((word) => !word.endsWith('*'));
  return group([
    ...(stems.length > 0 ? [alternatives(stems) + SIGNS['*']] : []),
    ...(whole.length > 0 ? [alternatives(whole)] : []),
  ]);
}

/** @returns a pattern for one of the texts, with a bracket around it where there are several */
function alternatives(texts: readonly string[]): string {
  const byLetter = new Map<string, string[]>();
  for (const text of texts) {
    const letter = text.charAt(0);
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), text.slice(1)]);
  }
  const branches = [...byLetter]
    // The end of a text comes after its continuations.
    .sort(([one], [other]) => Number(one === '') - Number(other === ''))
    .map(([letter, rests]) => (letter === '' ? '' : signOf(letter) + alternatives(rests)));
  return branches.length > 1 ? group(branches) : (branches[0] ?? '');
}

function signOf(letter: string): string {
  return SIGNS[letter] ?? escapePattern(letter);
}

function group(branches: readonly string[]): string {
  return `(?:${branches.join('|')})`;
}
