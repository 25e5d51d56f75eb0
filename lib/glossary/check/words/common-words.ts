import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Made by tests/tools/list-common-words. Its documentation says which words are listed, and in which format. */
const LISTS = new URL('common-words.br', import.meta.url);

let lists: { english: readonly string[]; french: readonly string[] } | undefined;

/**
 * Tells whether a text is a word of everyday English or French: a drug name that is one would be marked everywhere.
 *
 * @returns the language in which the text is a common word, letter case apart; null for other texts
 */
export function languageOfCommonWord(text: string): 'English' | 'French' | null {
  lists ??= readLists();
  const word = text.toLowerCase();
  if (isIn(lists.english, word)) return 'English';
  return isIn(lists.french, word) ? 'French' : null;
}

/** @returns the words of everyday English, in small letters */
export function commonEnglishWords(): readonly string[] {
  lists ??= readLists();
  return lists.english;
}

function readLists() {
  const [english = '', french = ''] = brotliDecompressSync(readFileSync(LISTS)).toString().split('\n\n');
  return { english: wordsOf(english), french: wordsOf(french) };
}

/** Each line begins with a digit of base 36: the number of letters that the word has in common with the word before. */
function wordsOf(list: string): string[] {
  let word = '';
  return list.split('\n').map((line) => {
    word = word.slice(0, Number.parseInt(line.charAt(0), 36)) + line.slice(1);
    return word;
  });
}

/** A binary search: a Set of 370,000 words takes twice as long to make as the list. */
function isIn(sorted: readonly string[], word: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === word;
}
