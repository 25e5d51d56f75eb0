import type { Language } from '@/data/schema';
import type { SearchWord } from '@/data/search-schema';
import { textIn } from '../entry';
import type { ClassEntry, Drug } from '../entry-schema';
import type { Glossary, Regimen, Topic } from '../glossary';
import type { Found, FoundSubtype } from './found';
import { haveBeginnings, type Phrase, phraseOf } from './phrase';

/** What terms are about, the most telling first: a reader who types "hormone" means the treatment, not the receptor. */
const ORDER = ['regimen', 'class', 'treatment', 'topic', 'subtype'] as const;
type TermKind = (typeof ORDER)[number];

/** A word that is no name, with what it stands for. */
export interface SearchTerm {
  text: string;
  kind: TermKind;
  phrase: Phrase;
  /** Best first: the class with its drugs, the regimen with its drugs, the subtype with the drugs that are named for it. */
  meaning: readonly Found[];
}

/** How well a text fits a term; the lower, the better. */
export const FITS = { whole: 0, beginning: 1, wordBeginning: 2, words: 3 } as const;
type Fit = (typeof FITS)[keyof typeof FITS];

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

function kindOf({ finds: { classes, drugs, subtypes, topics } }: SearchWord): TermKind {
  if (classes) return 'class';
  if (topics) return 'topic';
  return subtypes && !drugs ? 'subtype' : 'treatment';
}

/** @returns the class, then its drugs */
function meaningOfClass(entry: ClassEntry, glossary: Glossary): Found[] {
  return [entry, ...entry.drugs.flatMap(({ id }) => glossary.entry(id) ?? [])];
}

/** @returns the regimen, then its drugs */
function meaningOfRegimen(regimen: Regimen, glossary: Glossary): Found[] {
  const drugs = regimen.parts.flatMap(({ drug }) => glossary.entry(drug.id) ?? []);
  return [{ kind: 'regimen', id: `regimen:${regimen.id}`, regimen }, ...drugs];
}

/** @returns the subtype, then the drugs that the base document lists for it, those that a regulator approves for it, and the others */
function meaningOfSubtype(subtype: FoundSubtype, { drugs }: Glossary): Found[] {
  const ways = [listedSubtypes, approvedSubtypes, namedSubtypes];
  const found = ways.flatMap((subtypesOf) =>
    drugs.filter((drug) => subtypesOf(drug).some(({ id }) => id === subtype.id)),
  );
  return [{ kind: 'subtype', id: `subtype:${subtype.id}`, subtype }, ...new Set(found)];
}

function meaningOfTopic(topic: Topic): Found[] {
  return [{ kind: 'topic', id: `topic:${topic.id}`, topic }];
}

/** @returns what a word of readers stands for */
function meaningOfWord({ finds }: SearchWord, glossary: Glossary): Found[] {
  const { classes = [], drugs = [], subtypes = [], topics = [], nameKind } = finds;
  const known = subtypes.length > 0 ? subtypesIn(glossary.drugs) : [];
  return [
    ...classes.flatMap((id) =>
      glossary.classes
        .filter(({ drugClass }) => drugClass.id === id)
        .flatMap((entry) => meaningOfClass(entry, glossary)),
    ),
    ...drugs.flatMap((id) => glossary.entry(id) ?? []),
    ...known
      .filter(({ id }) => subtypes.includes(id))
      .flatMap((subtype) => meaningOfSubtype(subtype, glossary)),
    ...glossary.topics.filter(({ id }) => topics.includes(id)).flatMap(meaningOfTopic),
    ...glossary.drugs.filter(({ otherNames }) => otherNames.en.some(({ kind }) => kind === nameKind)),
  ];
}

/** @returns each subtype that a source names for a drug */
function subtypesIn(drugs: readonly Drug[]): FoundSubtype[] {
  const all = drugs.flatMap((drug) => [
    ...listedSubtypes(drug),
    ...approvedSubtypes(drug),
    ...namedSubtypes(drug),
  ]);
  return [...new Map(all.map((subtype) => [subtype.id, subtype])).values()];
}

/** @returns the titles of the treatments of the base document, with their drugs */
function treatmentsIn(drugs: readonly Drug[], language: 'en' | 'fr'): Map<string, Drug[]> {
  const byTitle = new Map<string, Drug[]>();
  for (const drug of drugs) {
    const places = [...drug.listings, ...(drug.relatedSection ? [drug.relatedSection] : [])];
    for (const title of new Set(places.map(({ section }) => textIn(section.title, language)))) {
      byTitle.set(title, [...(byTitle.get(title) ?? []), drug]);
    }
  }
  return byTitle;
}

function listedSubtypes({ listings }: Drug): FoundSubtype[] {
  return listings.flatMap(({ subtypes }) => subtypes);
}

/** A use that is no longer approved does not count. */
function approvedSubtypes({ labelUses }: Drug): FoundSubtype[] {
  const approved = labelUses.filter(({ state }) => state === 'approved');
  return approved.flatMap(({ lines }) => lines).flatMap(({ subtypes }) => subtypes);
}

function namedSubtypes({ statements }: Drug): FoundSubtype[] {
  return statements.flatMap(({ subtypes }) => subtypes);
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

/**
 * @param typed what was typed
 * @param term a term
 * @returns how it fits: it is the term, or its beginning, or that of a later word of the term, or its words are beginnings of
 *   words of the term in any order; null when it does not
 */
function fitOf(typed: Phrase, term: Phrase): Fit | null {
  if (typed.key === term.key) return FITS.whole;
  if (typed.key.length < 2) return null;
  if (term.key.startsWith(typed.key)) return FITS.beginning;
  if (term.tails.some((tail) => tail.startsWith(typed.key))) return FITS.wordBeginning;
  return typed.words.length > 1 && haveBeginnings(term.words, typed.words) ? FITS.words : null;
}
