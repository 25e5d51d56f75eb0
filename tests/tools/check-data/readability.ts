import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Facts, LocalizedName } from '../../../data/schema.ts';
import { type ReaderText, sentencesOf, type TextKind, wordsOf } from '../../../lib/glossary/check/index.ts';

/** How well the texts of one kind read. */
export interface Readability {
  kind: TextKind;
  texts: number;
  /**
   * School grade by Flesch and Kincaid, of all English texts of this kind together: the formula is for English alone. It counts two
   * things: the words in a sentence, and the syllables in a word. The names that a text has to use (see `fixedNames`) count as
   * words, so that a long sentence stays long, but their syllables do not: nobody can write "trastuzumab" or "hormone
   * receptor–positive" in a shorter way. Words such as "chemotherapy", "surgery" and "menopause" count in full.
   */
  grade: number;
  /** The same with the syllables of the names. */
  gradeWithNames: number;
  /** Words in an English and in a French sentence, on average. */
  wordsInSentence: { en: number; fr: number };
}

/** The highest grade that a kind of text may have; what the base document itself says has none. */
export const MAX_GRADE: Record<Exclude<TextKind, 'quoted'>, number> = {
  'label line': 8,
  'label summary': 8,
  statement: 8,
  brief: 8,
  explanation: 8,
  detail: 8,
  topic: 8,
};

/**
 * @returns a pattern for the names that a text has to use as they are: those of medicines, of their classes, of subtypes with the
 *   genes and proteins that these are about, of regimens, and of who says it
 */
export function fixedNames({ drugs, classes, subtypes, regimens, sources }: Facts): RegExp {
  const terms = [
    ...drugs.flatMap(({ name, names }) => [name, ...names.map(({ text }) => text)]),
    ...classes.flatMap(({ label, terms = [], exactTerms = [] }) => [english(label), ...terms, ...exactTerms]),
    ...subtypes.flatMap(({ label, spellings = [] }) => [english(label), ...spellings]),
    ...regimens.map(({ name }) => name),
  ];
  const publishers = sources.flatMap(({ publisher, shortName = publisher }) => [publisher, shortName]);
  // "The Breast" and "Cancers" are journals, "the breast" and "cancers" are words.
  const exact = publishers.map((name) => english(name).replace(/^The /, 'the '));
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...terms.map(anyCase), ...exact.map(escaped)].sort(longestFirst).join('|')})s?(?![\\p{L}\\p{N}])`,
    'gu',
  );
}

function english(name: LocalizedName): string {
  return hyphenated(typeof name === 'string' ? name : name.en);
}

/** The dash of "receptor–positive" and a non-breaking hyphen read as a hyphen. */
function hyphenated(text: string): string {
  return text.replace(/[‐‑–]/g, '-');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function anyCase(term: string): string {
  return [...hyphenated(term)]
    .map((letter) => {
      const [small, large] = [letter.toLowerCase(), letter.toUpperCase()];
      return small === large ? escaped(letter) : `[${small}${large}]`;
    })
    .join('');
}

function longestFirst(one: string, other: string): number {
  return other.length - one.length;
}

/** @returns a row for each kind of text, in the order in which the kinds come */
export function readability(texts: readonly ReaderText[], names: RegExp): Readability[] {
  const kinds = [...new Set(texts.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = texts.filter((text) => text.kind === kind);
    const english = ofKind.flatMap(({ text }) => sentencesOf(text.en));
    const french = ofKind.flatMap(({ text }) => sentencesOf(text.fr));
    const words = english.flatMap(wordsOf);
    const others = english.flatMap((sentence) => wordsOf(hyphenated(sentence).replace(names, ' ')));
    const grade = (syllables: number) =>
      fleschKincaid({ sentence: english.length, word: words.length, syllable: syllables });
    return {
      kind,
      texts: ofKind.length,
      grade: grade(syllablesPerWord(others) * words.length),
      gradeWithNames: grade(syllablesPerWord(words) * words.length),
      wordsInSentence: {
        en: words.length / english.length,
        fr: french.flatMap(wordsOf).length / french.length,
      },
    };
  });
}

/** A word has one syllable at least, a number and an abbreviation too; so has a word on average where there are none but names. */
function syllablesPerWord(words: readonly string[]): number {
  if (words.length === 0) return 1;
  return words.reduce((sum, word) => sum + Math.max(syllable(word), 1), 0) / words.length;
}

/** @returns a line for each kind of text that reads too hard, which says what to do */
export function hardKinds(rows: readonly Readability[]): string[] {
  return rows.flatMap(({ kind, grade }) => {
    if (kind === 'quoted' || grade <= MAX_GRADE[kind]) return [];
    return [
      `${kind}: reads at grade ${grade.toFixed(1)}: at most ${MAX_GRADE[kind]} is read with ease: split sentences, and use shorter words`,
    ];
  });
}

/** @returns the rows as lines for the terminal */
export function readabilityLines(rows: readonly Readability[]): string[] {
  return rows.map(
    ({ kind, texts: count, grade, gradeWithNames, wordsInSentence: { en, fr } }) =>
      `${kind}: grade ${grade.toFixed(1)} (${gradeWithNames.toFixed(1)} with names), ${en.toFixed(1)} words in a sentence (French: ${fr.toFixed(1)}), ${count} texts`,
  );
}
