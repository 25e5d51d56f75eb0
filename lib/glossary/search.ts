import Fuse, { type FuseResultMatch } from 'fuse.js';
import { entryName } from './entry-name';
import type { ClassEntry, Drug, Entry, Glossary, Language } from './glossary';
import { textIn } from './text-in';

export interface SearchHit {
  entry: Entry;
  /** The name, class or subtype that fitted best, when it is not the entry's own name. */
  because: string | null;
}

interface Searched {
  entry: Entry;
  name: string;
  otherNames: string[];
  drugClass: string[];
  subtypes: string[];
}

/** Part of the letters that may be wrong: a third would let "letter" find letrozole. */
const WRONG_IN_NAMES = 0.3;
/** Much less here: "HER2-positive" must not find drugs for HER2-negative cancer, nor "HER2+" those for "HER2-". */
const WRONG_IN_TERMS = 0.15;

const COMMON = {
  ignoreDiacritics: true,
  ignoreLocation: true,
  includeMatches: true,
  includeScore: true,
  minMatchCharLength: 2,
};

/**
 * A search over names, brands, abbreviations, classes and subtypes that forgives misspelling, accents and case.
 *
 * @param glossary the glossary
 * @param language the language of classes and subtypes
 * @returns a function from what was typed to hits, best first: names that start so, then classes and subtypes, then names
 *   that are written much like it; an empty query has none
 */
export function createSearch(glossary: Glossary, language: Language): (query: string) => SearchHit[] {
  const entries = [
    ...glossary.classes.map((entry) => searchedClass(entry, language)),
    ...glossary.drugs.map((drug) => searchedDrug(drug, language)),
  ];
  const byName = new Fuse(entries, {
    ...COMMON,
    threshold: WRONG_IN_NAMES,
    keys: [
      { name: 'name', weight: 4 },
      { name: 'otherNames', weight: 3 },
    ],
  });
  const byTerm = new Fuse(entries, {
    ...COMMON,
    threshold: WRONG_IN_TERMS,
    keys: [
      { name: 'drugClass', weight: 3 },
      { name: 'subtypes', weight: 2 },
    ],
  });
  return (query) => {
    const typed = query.trim();
    if (typed === '') return [];
    const named = byName.search(typed);
    const [starting, like] = [true, false].map((wanted) =>
      named.filter(({ item }) => startsWith(item, typed) === wanted),
    );
    const hits = new Map<string, SearchHit>();
    for (const { item, matches = [] } of [starting, byTerm.search(typed), like].flatMap(
      (found) => found ?? [],
    )) {
      if (hits.has(item.entry.id)) continue;
      const because = matches.some(({ key }) => key === 'name') ? null : bestMatch(typed, matches);
      hits.set(item.entry.id, { entry: item.entry, because });
    }
    return [...hits.values()];
  };
}

/** Whether one of its names starts with what was typed, accents and case apart. */
function startsWith({ name, otherNames }: Searched, typed: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase();
  return [name, ...otherNames].some((text) => plain(text).startsWith(plain(typed)));
}

/** The words that contain what was typed say best why a drug was found; else those that came nearest. */
function bestMatch(typed: string, matches: readonly FuseResultMatch[]): string | null {
  const values = matches.flatMap(({ value }) => value ?? []);
  return values.find((value) => value.toLowerCase().includes(typed.toLowerCase())) ?? values[0] ?? null;
}

function searchedClass(entry: ClassEntry, language: Language): Searched {
  const { spellings = [], terms = [], exactTerms = [] } = entry.drugClass;
  return {
    entry,
    name: entryName(entry, language),
    otherNames: [...spellings, ...terms, ...exactTerms],
    drugClass: [],
    subtypes: [],
  };
}

function searchedDrug(drug: Drug, language: Language): Searched {
  return {
    entry: drug,
    name: drug.name,
    otherNames: drug.otherNames.map(({ text }) => text),
    drugClass: [textIn(drug.drugClass.label, language), ...(drug.drugClass.spellings ?? [])],
    subtypes: (drug.listing?.subtypes ?? []).flatMap(({ label, spellings }) => [
      textIn(label, language),
      ...(spellings ?? []),
    ]),
  };
}
