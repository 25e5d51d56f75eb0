import type { Language } from '@/data/schema';
import type { SearchWord } from '@/data/search-schema';
import { textIn } from '../entry';
import type { Glossary } from '../glossary';
import type { Found } from './found';
import {
  meaningOfClass,
  meaningOfRegimen,
  meaningOfSubtype,
  meaningOfTopic,
  meaningOfWord,
  subtypesIn,
  treatmentsIn,
} from './meanings';
import { FITS, type Fit, fitOf, type Phrase, phraseOf } from './phrase';

/** What terms are about, the most telling first: a reader who types "hormone" means the treatment, not the receptor. */
const ORDER = ['regimen', 'class', 'treatment', 'topic', 'subtype'] as const;
type TermKind = (typeof ORDER)[number];

/** A word that is no name, with what it stands for. */
export interface SearchTerm {
  text: string;
  kind: TermKind;
  phrase: Phrase;
  /** Best first. */
  meaning: readonly Found[];
}

/** A term that was typed, whole or in part. */
export interface FoundTerm {
  term: SearchTerm;
  fit: Fit;
}

/**
 * @param glossary the glossary
 * @param words the words of readers, for both languages
 * @param language the language of classes, subtypes and treatments; the words of readers are found in both
 */
export function termsIn(glossary: Glossary, words: readonly SearchWord[], language: Language): SearchTerm[] {
  const terms: SearchTerm[] = [];
  function add(kind: TermKind, texts: readonly string[], meaning: readonly Found[]): void {
    for (const text of new Set(texts)) {
      terms.push({ text, kind, phrase: phraseOf(text), meaning });
    }
  }

  for (const regimen of glossary.regimens) {
    add('regimen', [regimen.name, ...(regimen.alsoWritten ?? [])], meaningOfRegimen(regimen, glossary));
  }
  for (const entry of glossary.classes) {
    const { label, spellings = [], terms: written = [], exactTerms = [] } = entry.drugClass;
    const texts = [textIn(label, language), ...spellings, ...written, ...exactTerms];
    add('class', texts, meaningOfClass(entry, glossary));
  }
  for (const [title, drugs] of treatmentsIn(glossary.drugs, language)) add('treatment', [title], drugs);
  for (const topic of glossary.topics) add('topic', [textIn(topic.title, language)], meaningOfTopic(topic));
  for (const subtype of subtypesIn(glossary.drugs)) {
    const texts = [textIn(subtype.label, language), ...(subtype.spellings ?? [])];
    add('subtype', texts, meaningOfSubtype(subtype, glossary));
  }
  for (const word of words) {
    const texts = language === 'en' ? [...word.en, ...word.fr] : [...word.fr, ...word.en];
    add(kindOf(word), texts, meaningOfWord(word, glossary));
  }
  return terms;
}

/**
 * @param typed what was typed
 * @param terms all terms
 * @returns those that fit best: "AI" is not the beginning of a word where it is a word. Who types "PD-L1" means drugs
 *   against it, not all that are given where a test has found it: subtypes count only where nothing else fits
 */
export function findTerms(typed: Phrase, terms: readonly SearchTerm[]): FoundTerm[] {
  const found = terms.flatMap((term): FoundTerm[] => {
    const fit = fitOf(typed, term.phrase);
    return fit === null ? [] : [{ term, fit }];
  });
  const best = Math.min(...found.map(({ fit }) => fit));
  const nearest = found.filter(({ fit }) => fit === best);
  // "Target therapy" is targeted therapy, not bone-targeted therapy.
  const fewest = Math.min(...nearest.map(({ term }) => term.phrase.words.length));
  const meant =
    best === FITS.words ? nearest.filter(({ term }) => term.phrase.words.length === fewest) : nearest;
  const isAboutSubtypes = meant.every(({ term }) => term.kind === 'subtype');
  return meant
    .filter(({ term }) => isAboutSubtypes || term.kind !== 'subtype')
    .sort((a, b) => ORDER.indexOf(a.term.kind) - ORDER.indexOf(b.term.kind));
}

function kindOf({ finds: { classes, drugs, subtypes, topics } }: SearchWord): TermKind {
  if (classes) return 'class';
  if (topics) return 'topic';
  return subtypes && !drugs ? 'subtype' : 'treatment';
}
