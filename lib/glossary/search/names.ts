import type { Language } from '@/data/schema';
import { entryName, textIn } from '../entry';
import type { Entry } from '../entry-schema';
import type { Glossary } from '../glossary';
import { hasSign, haveBeginnings, type Phrase, phraseOf, type Typed } from './phrase';
import { lettersOf } from './spelling';

/** One name, as the search compares it. */
export interface SearchName {
  text: string;
  /** What it is a name of; null for a medicine that is not in the glossary. */
  entry: Entry | null;
  /** It heads the entry of a drug, in one of the languages. */
  isHeading: boolean;
  phrase: Phrase;
  /** Its letters and digits alone. */
  letters: string;
  /** Each of its words is a name of a drug, as in Perjeta-Herceptin. */
  isPack: boolean;
}

/**
 * @param glossary the glossary
 * @param language the language of classes and of the other names; the headings of both languages are found
 * @returns each name of each drug and class, for itself: an entry with many similar names is not nearer for that
 */
export function namesIn(glossary: Glossary, language: Language): SearchName[] {
  const names = [...glossary.classes, ...glossary.drugs].flatMap((entry) => {
    const headings = new Set(headingsOf(entry, language));
    const texts = new Set([...headings, ...otherNamesOf(entry, language)]);
    return [...texts].map((text) => searchName(text, entry, entry.kind === 'drug' && headings.has(text)));
  });
  const ofDrugs = new Set(names.flatMap(({ entry, letters }) => (entry?.kind === 'drug' ? [letters] : [])));
  for (const name of names) {
    const { words } = name.phrase;
    name.isPack = words.length > 1 && words.every((word) => ofDrugs.has(word));
  }
  return names;
}

/** @returns the same for a name of a medicine that is not in the glossary */
export function otherMedicineName(text: string): SearchName {
  return searchName(text, null, false);
}

function searchName(text: string, entry: Entry | null, isHeading: boolean): SearchName {
  return { text, entry, isHeading, phrase: phraseOf(text), letters: lettersOf(text), isPack: false };
}

/** Readers may type the heading of a card of the other language, even where it is a description. */
function headingsOf(entry: Entry, language: Language): string[] {
  const own = entryName(entry, language);
  return entry.kind === 'drug' ? [own, textIn(entry.name, 'en'), textIn(entry.name, 'fr')] : [own];
}

function otherNamesOf(entry: Entry, language: Language): string[] {
  if (entry.kind === 'drug') return entry.otherNames[language].map(({ text }) => text);
  const { spellings = [], terms = [], exactTerms = [] } = entry.drugClass;
  return [...spellings, ...terms, ...exactTerms];
}

/** Shorter texts stand inside many names. */
export const MIN_INSIDE_LENGTH = 4;

/** Names that fit a typed text, each list with the best first. */
interface FittingNames {
  whole: SearchName[];
  /** They begin with it. */
  starting: SearchName[];
  /** One of their later words begins with it, or their words with the typed words, or it stands somewhere inside. */
  later: SearchName[];
}

/**
 * @param typed what was typed
 * @param all all names
 */
export function namesFor({ phrase, spelling }: Typed, all: readonly SearchName[]): FittingNames {
  const { letters } = spelling;
  // No name has a sign: "ER+" is not the beginning of eribulin.
  if (letters === '' || hasSign(phrase)) return { whole: [], starting: [], later: [] };
  // "Perjetah" is Perjeta misspelt rather than the beginning of Perjeta-Herceptin.
  const isSlip = ({ isPack, phrase: { words } }: SearchName) =>
    isPack && phrase.words.length === 1 && words[0]?.length === letters.length - 1;
  const names = all.filter((name) => !isSlip(name));
  // "5fu" is "5FU" rather than "5-FU".
  const extraWords = (name: SearchName) => Math.abs(name.phrase.words.length - phrase.words.length);
  const whole = names
    .filter((name) => name.letters === letters)
    .sort((a, b) => extraWords(a) - extraWords(b));
  const starting = names.filter((name) => name.letters.startsWith(letters)).sort(byLength);
  if (letters.length < MIN_INSIDE_LENGTH) return { whole, starting, later: [] };
  const beginnings = names.filter(
    ({ phrase: { words, tails } }) =>
      tails.some((tail) => tail.startsWith(letters)) ||
      (phrase.words.length > 1 && haveBeginnings(words, phrase.words)),
  );
  const inside = names.filter((name) => name.entry?.kind === 'drug' && name.letters.includes(letters));
  return { whole, starting, later: [...beginnings.sort(byLength), ...inside.sort(byLength)] };
}

/** So many letters a heading counts less, and the name of a class more. */
const BONUS = 6;

/**
 * The shorter before the longer: "perj" is Perjeta rather than Perjeta-Herceptin. But a half name is rather that of a drug's own
 * name than that of a brand, and that of a brand rather than that of a class.
 */
function byLength(a: SearchName, b: SearchName): number {
  return lengthOf(a) - lengthOf(b);
}

function lengthOf({ entry, isHeading, letters }: SearchName): number {
  if (entry?.kind === 'class') return letters.length + BONUS;
  return letters.length - (isHeading ? BONUS : 0);
}
