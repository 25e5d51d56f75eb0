import type { Language } from '@/data/schema';
import { LANGUAGES, type ReaderText, sentencesOf, type TextKind, wordsOf } from '../reader-texts';

/** Words in an English sentence, as the pages for patients of cancer.ca and cancer.gov write: less where a card shows it at first. */
const MAX_WORDS: Record<Exclude<TextKind, 'quoted'>, number> = {
  'label line': 20,
  'label summary': 20,
  statement: 20,
  brief: 20,
  explanation: 25,
  detail: 25,
  topic: 25,
};

/**
 * French says the same in more words: "HR-positive breast cancer" is "le cancer du sein à récepteurs hormonaux positifs". The lines
 * of a label may be several sentences instead.
 */
const LONGER: Record<Language, (kind: TextKind) => number> = {
  en: () => 1,
  fr: (kind) => (kind === 'label line' ? 1 : 1.25),
};

const PLACES: Record<Exclude<TextKind, 'quoted'>, string> = {
  'label line': 'a line of a label',
  'label summary': 'a summary of a label',
  statement: 'a statement',
  brief: 'a brief text',
  explanation: 'an explanation',
  detail: 'a detail',
  topic: 'a topic',
};

/**
 * Finds sentences that a tired reader has to read twice.
 *
 * @returns the problems, each as "file: record: field: what is wrong"
 */
export function longSentences(texts: readonly ReaderText[]): string[] {
  return texts.flatMap(({ kind, where, text }) => {
    if (kind === 'quoted') return [];
    return LANGUAGES.flatMap((language) => {
      const most = Math.floor(MAX_WORDS[kind] * LONGER[language](kind));
      return sentencesOf(text[language]).flatMap((sentence) => {
        const count = wordsOf(sentence).length;
        if (count <= most) return [];
        return [
          `${where}.${language}: has a sentence of ${count} words: in ${PLACES[kind]} at most ${most} are read with ease: split or shorten "${sentence}"`,
        ];
      });
    });
  });
}
