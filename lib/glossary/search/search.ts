import Fuse, { type FuseResultMatch } from 'fuse.js';
import type { Language } from '@/data/schema';
import { foldForComparison, normalizePunctuation } from '@/lib/text';
import { entryName, textIn } from '../entry';
import type { ClassEntry, Drug, Entry } from '../entry-schema';
import type { Glossary } from '../glossary';

export interface SearchHit {
  entry: Entry;
  /** The name, class or subtype that fitted best, when it is not the entry's own name. */
  matchedOn: string | null;
}

interface SearchableEntry {
  entry: Entry;
  name: string[];
  otherNames: string[];
  drugClass: string[];
  subtypes: string[];
  /** The kind of treatment: the section of the base document that is about it. */
  treatment: string[];
}
type SearchableKey = Exclude<keyof SearchableEntry, 'entry'>;

/** The share of the letters that may be wrong: with a third, "letter" would find letrozole. */
const MAX_WRONG_IN_NAMES = 0.3;
/** Much less in classes, subtypes and treatments: "HER2-positive" must not find drugs for HER2-negative cancer, nor "HER2+" those for "HER2-". */
const MAX_WRONG_IN_TERMS = 0.15;

const COMMON = {
  ignoreDiacritics: true,
  ignoreLocation: true,
  includeMatches: true,
  includeScore: true,
  minMatchCharLength: 2,
};

/** A field to search, with how much a hit in it counts. */
const keyed = (name: SearchableKey, weight: number) => ({
  name,
  weight,
  getFn: (item: SearchableEntry) => item[name].map(normalizePunctuation),
});

/**
 * A search over names, brands, abbreviations, classes, subtypes and kinds of treatment. It forgives misspelling, missing accents
 * and another letter case, and takes all apostrophes and all hyphens for the same.
 *
 * @param glossary the glossary
 * @param language the language of classes, subtypes and treatments; names are found in both
 * @returns a function from the typed text to hits, best first: names that begin with it, then classes, subtypes and treatments
 *   that contain it, then names that contain it. Texts that are only similar come where there is no other hit: "BRCA" is two
 *   letters away from a name of carboplatin, "RH négatif" one letter from a part of "HER2 négatif". An empty text has no hits
 */
export function createSearch(glossary: Glossary, language: Language): (query: string) => SearchHit[] {
  const entries = [
    ...glossary.classes.map((entry) => searchedClass(entry, language)),
    ...glossary.drugs.map((drug) => searchedDrug(drug, language)),
  ];
  const byName = new Fuse(entries, {
    ...COMMON,
    threshold: MAX_WRONG_IN_NAMES,
    keys: [keyed('name', 4), keyed('otherNames', 3)],
  });
  const byTerm = new Fuse(entries, {
    ...COMMON,
    threshold: MAX_WRONG_IN_TERMS,
    keys: [keyed('drugClass', 3), keyed('subtypes', 2), keyed('treatment', 1)],
  });
  return (query) => {
    const typed = normalizePunctuation(query).trim();
    if (typed === '') return [];
    const wanted = foldForComparison(typed);
    // Two or three letters stand in many words and are similar to parts of more: only beginnings of words count.
    const isShort = wanted.length < 4;
    const named = byName.search(typed);
    const starting = named.filter(({ item }) =>
      namesOf(item).some((text) => foldForComparison(text).startsWith(wanted)),
    );
    const inside = isShort
      ? []
      : named.filter(({ item }) => namesOf(item).some((text) => containsFolded(text, wanted)));
    const terms = byTerm.search(typed);
    const fits = isShort ? beginsWordOf : containsFolded;
    const exactTerms = terms.filter(({ item }) => termsOf(item).some((text) => fits(text, wanted)));
    const isExact = starting.length + exactTerms.length + inside.length > 0;
    const found = [
      ...starting,
      ...(exactTerms.length > 0 || isShort ? exactTerms : terms),
      ...inside,
      ...(isExact || isShort ? [] : named),
    ];
    const hits = new Map<string, SearchHit>();
    for (const { item, matches = [] } of found) {
      if (hits.has(item.entry.id)) continue;
      const matchedOn = matches.some(({ key }) => key === 'name') ? null : bestMatch(typed, item, matches);
      hits.set(item.entry.id, { entry: item.entry, matchedOn });
    }
    return [...hits.values()];
  };
}

function namesOf({ name, otherNames }: SearchableEntry): string[] {
  return [...name, ...otherNames];
}

/** Class, subtypes and treatment. */
function termsOf({ drugClass, subtypes, treatment }: SearchableEntry): string[] {
  return [...drugClass, ...subtypes, ...treatment];
}

/**
 * Whether a text contains what was typed, however both are written.
 *
 * @param wanted what `foldForComparison` has returned
 */
function containsFolded(text: string, wanted: string): boolean {
  return foldForComparison(text).includes(wanted);
}

/** The same for the beginning of a word. */
function beginsWordOf(text: string, wanted: string): boolean {
  return text.split(/[\s-]+/).some((word) => foldForComparison(word).startsWith(wanted));
}

/** The text that shows best why a drug was found: one that contains what was typed, or else the most similar one. */
function bestMatch(typed: string, item: SearchableEntry, matches: readonly FuseResultMatch[]): string | null {
  // From the facts, because punctuation was normalized in the texts that were compared.
  const values = matches.flatMap(({ key, refIndex = 0 }) => item[key as SearchableKey][refIndex] ?? []);
  const wanted = foldForComparison(typed);
  return values.find((value) => foldForComparison(value).includes(wanted)) ?? values[0] ?? null;
}

function searchedClass(entry: ClassEntry, language: Language): SearchableEntry {
  const { spellings = [], terms = [], exactTerms = [] } = entry.drugClass;
  return {
    entry,
    name: [entryName(entry, language)],
    otherNames: [...spellings, ...terms, ...exactTerms],
    drugClass: [],
    subtypes: [],
    treatment: [],
  };
}

function searchedDrug(drug: Drug, language: Language): SearchableEntry {
  const { drugClass, listings, relatedSection } = drug;
  const sections = [...listings, ...(relatedSection ? [relatedSection] : [])].map(({ section }) => section);
  return {
    entry: drug,
    name: [entryName(drug, language)],
    // Readers may type the heading of a card of the other language, even where it is a description.
    otherNames: [textIn(drug.name, 'en'), textIn(drug.name, 'fr')].concat(
      drug.otherNames[language].map(({ text }) => text),
    ),
    drugClass: [textIn(drugClass.label, language), ...(drugClass.spellings ?? [])],
    subtypes: listings
      .flatMap(({ subtypes }) => subtypes)
      .flatMap(({ label, spellings = [] }) => [textIn(label, language), ...spellings]),
    treatment: sections.map(({ title }) => textIn(title, language)),
  };
}
