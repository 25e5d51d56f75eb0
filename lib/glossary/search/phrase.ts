import { foldForComparison } from '@/lib/text';
import { type Spelling, spellingOf } from './spelling';

/** A term or a typed text in the form in which terms are compared. */
export interface Phrase {
  /** Its words, without endings of the plural; "+" and "-" after a marker are words: "positive", "negative". */
  words: string[];
  /** All of them without spaces: "her 2" and "HER2" are one. */
  key: string;
  /** The same without the first word, without the first two words, and so on. */
  tails: string[];
}

/** What a sign says something of, in English and French, even where a space stands between: "HR + HER2 -". */
const MARKER = String.raw`\b(?:hr|er|pr|rh|re|rp|her ?2|pd-?l1)`;

const SIGNS: readonly [RegExp, string][] = [
  [new RegExp(String.raw`(?<=${MARKER}) \+(?! ?[a-z]*(?:pos|neg))`, 'g'), ' positive '],
  // "HER2 -low" and "HER2 - positive" have a hyphen.
  [new RegExp(String.raw`(?<=${MARKER}) -(?=\s|$|[,;/)])(?! (?:pos|neg|low))`, 'g'), ' negative '],
  // "Herceptin + Perjeta"
  [/ \+ (?=[a-z])/g, ' '],
  // "HER2+", "ER+ve", "ER-", "RH−": a hyphen at the end of a word, with nothing after it, is a minus.
  [/\+(?:ve\b)?/g, ' positive '],
  [/(?<=[a-z0-9])-(?:ve\b|(?=\s|$|[,;/)]))/g, ' negative '],
];

const POSITIVE = /^(?:pos|positi[fv]e?s?)$/;
const NEGATIVE = /^(?:neg|negati[fv]e?s?)$/;

const PLAIN_WORD = /^[a-z0-9]+$/i;

/** "Anti-tumour" is one word: a reader who types "tumour" does not mean it. */
const ANTI = /\banti[- ](?=[a-z])/g;

/** @returns the words of a text, folded, so that spellings that a reader takes for the same are equal */
export function phraseOf(text: string): Phrase {
  // Most names are plain words, and there are some thousands.
  if (PLAIN_WORD.test(text)) return phraseOfWords([plainWord(text.toLowerCase())]);
  const plain = foldForComparison(text).replace(ANTI, 'anti');
  const folded = SIGNS.reduce((all, [sign, word]) => all.replace(sign, word), plain);
  const words = folded.split(/[^a-z0-9]+/).flatMap((word) => (word === '' ? [] : [plainWord(word)]));
  return phraseOfWords(words);
}

/** @returns the phrase of words that `phraseOf` has returned */
function phraseOfWords(words: string[]): Phrase {
  const tails = words.slice(1).map((_, i) => words.slice(i + 1).join(''));
  return { words, key: words.join(''), tails };
}

function plainWord(word: string): string {
  if (POSITIVE.test(word)) return 'positive';
  if (NEGATIVE.test(word)) return 'negative';
  if (word.length < 4) return word;
  return word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
}

/** Whether a phrase says "positive" or "negative". */
export function hasSign({ words }: Pick<Phrase, 'words'>): boolean {
  return words.includes('positive') || words.includes('negative');
}

/** Whether each of the typed words begins a word, each another one. One or two letters begin too many: they must be a word. */
export function haveBeginnings(words: readonly string[], typed: readonly string[]): boolean {
  const left = [...words];
  return typed.every((beginning) => {
    const found = left.findIndex((word) =>
      beginning.length < 3 ? word === beginning : word.startsWith(beginning),
    );
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

/** A typed text, or a part of it, in the forms in which names and terms are compared. */
export interface Typed {
  phrase: Phrase;
  spelling: Spelling;
}

/** More letters than any name has: a pasted page is cut here, so that it costs no more than a name. */
export const MAX_QUERY_LENGTH = 64;

/** Also where no space stands between a name and its dose; but "HER2" and "CDK4" are no doses. */
const DOSE =
  /(?:\b|(?<=[a-z]{4}))\d+(?:[.,]\d+)? ?(?:mg|mcg|g|ml|units?|iu|ui|%)(?: ?\/ ?(?:m2|kg|ml|day|jour|d|j))?(?![a-z0-9])/g;
const CONTROL_CHARACTERS = /\p{Cc}/gu;

/** Words around a name: how it is given, and what people ask about it. Singular, without accents, English and French. */
const NOISE = new Set(
  `a about am an and are at by can do does for from how i in is it me my of on or the then to was what whats when where who why will with you your
  pill tablet tab capsule caplet injection injectable infusion shot drip dose dosage vial syringe oral iv sc subcutaneous im po hcl mg mcg ml
  generic brand name named called drug medicine medication med treatment therapy agent inhibitor blocker side effect cost price use used take taking tell work information info
  breast cancer patient woman women man men male
  c ce ca d de des du l la le les m mon ma mes un une n s qu que quoi quel quelle est sont et ou a au aux en par pour sur dans avec comment combien pourquoi
  comprime gelule pilule cachet piqure perfusion ampoule seringue posologie generique marque nom medicament traitement therapie agent inhibiteur effet secondaire prix prendre pris
  sein femme homme information`.split(/\s+/),
);

/** @returns a text in the forms in which it is compared, cut to a bearable length */
export function typedText(query: string): Typed {
  const text = query.slice(0, MAX_QUERY_LENGTH).replace(CONTROL_CHARACTERS, ' ').trim();
  return { phrase: phraseOf(text), spelling: spellingOf(text) };
}

/** @returns the text without doses and without words that are no part of a name: nothing may be left */
export function withoutNoise(query: string): Typed {
  const text = query.slice(0, MAX_QUERY_LENGTH).replace(CONTROL_CHARACTERS, ' ');
  const { words } = phraseOf(foldForComparison(text).replace(DOSE, ' '));
  return ofWords(words.filter((word) => !NOISE.has(word)));
}

/** @returns some words of a typed text */
export function ofWords(words: readonly string[]): Typed {
  return { phrase: phraseOfWords([...words]), spelling: spellingOf(words.join(' ')) };
}
