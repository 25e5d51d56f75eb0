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

/** Letters that may differ: 0 is exact, 1 is anything. A third lets "leterzole" through and keeps "letter" out. */
const THRESHOLD = 0.34;

/**
 * A search over names, brands, abbreviations, classes and subtypes that forgives misspelling, accents and case.
 *
 * @param glossary the glossary
 * @param language the language of classes and subtypes
 * @returns a function from what was typed to hits, best first; an empty query has none
 */
export function createSearch(glossary: Glossary, language: Language): (query: string) => SearchHit[] {
  const entries = glossary.drugs.map((drug) => entryOf(drug, language));
  const fuse = new Fuse(entries, {
    keys: [
      { name: 'name', weight: 4 },
      { name: 'otherNames', weight: 3 },
      { name: 'drugClass', weight: 1.5 },
      { name: 'subtypes', weight: 1 },
    ],
    threshold: THRESHOLD,
    ignoreDiacritics: true,
    ignoreLocation: true,
    includeMatches: true,
    includeScore: true,
    minMatchCharLength: 2,
  });
  return (query) => {
    const typed = query.trim();
    if (typed === '') return [];
    return fuse.search(typed).map(({ item, matches = [] }) => ({
      drug: item.drug,
      because: matches.some(({ key }) => key === 'name') ? null : bestMatch(typed, matches),
    }));
  };
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
