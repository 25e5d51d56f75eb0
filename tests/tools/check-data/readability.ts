import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { type ReaderText, sentencesOf, wordsOf } from '../../../lib/glossary/check/index.ts';

/** How well the texts of one kind read. */
export interface Readability {
  kind: string;
  texts: number;
  /** School grade by Flesch and Kincaid, of all English texts of this kind together: the formula is for English alone. */
  grade: number;
  /** Words in an English and in a French sentence, on average. */
  wordsInSentence: { en: number; fr: number };
}

/** @returns a row for each kind of text, in the order in which the kinds come */
export function readability(texts: readonly ReaderText[]): Readability[] {
  const kinds = [...new Set(texts.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = texts.filter((text) => text.kind === kind);
    const english = ofKind.flatMap(({ text }) => sentencesOf(text.en));
    const french = ofKind.flatMap(({ text }) => sentencesOf(text.fr));
    const words = english.flatMap(wordsOf);
    const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
    return {
      kind,
      texts: ofKind.length,
      grade: fleschKincaid({ sentence: english.length, word: words.length, syllable: syllables }),
      wordsInSentence: {
        en: words.length / english.length,
        fr: french.flatMap(wordsOf).length / french.length,
      },
    };
  });
}

/** A word has one syllable at least, a number and an abbreviation too. */
function syllablesOf(word: string): number {
  return Math.max(syllable(word), 1);
}

/** @returns the same as lines for the terminal */
export function readabilityLines(texts: readonly ReaderText[]): string[] {
  return readability(texts).map(
    ({ kind, texts: count, grade, wordsInSentence: { en, fr } }) =>
      `${kind}: grade ${grade.toFixed(1)}, ${en.toFixed(1)} words in a sentence (French: ${fr.toFixed(1)}), ${count} texts`,
  );
}
