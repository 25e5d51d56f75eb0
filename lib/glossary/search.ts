import Fuse, { type FuseResultMatch } from 'fuse.js';
import type { Drug, Glossary, Language } from './glossary';
import { textIn } from './text-in';

export interface SearchHit {
  drug: Drug;
  /** The name, class or subtype that fitted best, when it is not the drug's own name. */
  because: string | null;
}

interface Entry {
  drug: Drug;
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
  const entries = glossary.drugs.map((drug) => entryOf(drug, language));
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
      if (hits.has(item.drug.id)) continue;
      const because = matches.some(({ key }) => key === 'name') ? null : bestMatch(typed, matches);
      hits.set(item.drug.id, { drug: item.drug, because });
    }
    return [...hits.values()];
  };
}

/** Whether one of the drug's names starts with what was typed, accents and case apart. */
function startsWith({ name, otherNames }: Entry, typed: string): boolean {
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

function entryOf(drug: Drug, language: Language): Entry {
  return {
    drug,
    name: drug.name,
    otherNames: drug.otherNames.map(({ text }) => text),
    drugClass: [textIn(drug.drugClass.label, language), ...(drug.drugClass.spellings ?? [])],
    subtypes: (drug.listing?.subtypes ?? []).flatMap(({ label, spellings }) => [
      textIn(label, language),
      ...(spellings ?? []),
    ]),
  };
}
