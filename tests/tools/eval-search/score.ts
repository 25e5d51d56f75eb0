import type { Language, SearchResult } from '@/lib/glossary';
import type { Lists } from './read-lists';

/** Searches in a language. */
export type SearchIn = (query: string, language: Language) => SearchResult;

/** Rates are from 0 to 1. */
export interface SearchScores {
  misspellings: { n: number; top1: number; top3: number; nothing: number; wrongFirst: number };
  others: { n: number; refused: number };
  words: { n: number; firstRight: number; someWrong: number; recall: number };
}

/** A drug that a word has found, that its list does not have, and that is right by a checked fact. */
export interface NewerHit {
  query: string;
  found: string;
  fact: string;
}

/** @returns by which checked fact a drug is right for a word although the list does not have it; null when it is not */
export type FactFor = (right: ReadonlySet<string>, id: string) => string | null;

/** One text that did not find what it should have. */
export interface Miss {
  list: keyof SearchScores;
  typed: string;
  wanted: string;
  found: string[];
}

/**
 * Only drugs and classes count: an explanation of a subtype beside them is neither right nor wrong.
 *
 * @param factFor says which drugs a fact has added to the right ones of a word since the list was made
 * @returns the rates; each text that did not find the right drug first, found something wrong, or should have found nothing; and
 *   what is right by a newer fact alone, with the share of words that would have something wrong by the list alone
 */
export function scoreSearch(
  lists: Lists,
  search: SearchIn,
  factFor: FactFor = () => null,
): { scores: SearchScores; misses: Miss[]; newerFacts: { someWrongByList: number; hits: NewerHit[] } } {
  const misses: Miss[] = [];
  const newer: NewerHit[] = [];
  const idsFor = (query: string, language: Language) =>
    search(query, language).hits.flatMap(({ entry: { kind, id } }) =>
      kind === 'drug' || kind === 'class' ? [id] : [],
    );

  const places = lists.misspellings.map(({ typed, drug }) => {
    const found = idsFor(typed, 'en');
    if (found[0] !== drug)
      misses.push({ list: 'misspellings', typed, wanted: drug, found: found.slice(0, 3) });
    return { place: found.indexOf(drug), found };
  });
  const refused = lists.notOurs.map(({ typed, kind }) => {
    const found = idsFor(typed, 'en');
    if (found.length > 0) misses.push({ list: 'others', typed, wanted: `nothing (${kind})`, found });
    return found.length === 0;
  });
  const words = lists.words.map(({ query, language, right }) => {
    const found = idsFor(query, language);
    const notListed = found.filter((id) => !right.has(id));
    const wrong = notListed.filter((id) => {
      const fact = factFor(right, id);
      if (fact !== null) newer.push({ query, found: id, fact });
      return fact === null;
    });
    const isFirstRight = right.has(found[0] ?? '');
    if (!isFirstRight || wrong.length > 0) {
      const wanted = isFirstRight ? 'nothing else' : [...right].slice(0, 3).join(', ');
      misses.push({ list: 'words', typed: query, wanted, found: isFirstRight ? wrong : found.slice(0, 5) });
    }
    const recall = found.filter((id) => right.has(id)).length / right.size;
    return { isFirstRight, hasWrong: wrong.length > 0, hasNotListed: notListed.length > 0, recall };
  });

  return {
    misses,
    newerFacts: { someWrongByList: rate(words, ({ hasNotListed }) => hasNotListed), hits: newer },
    scores: {
      misspellings: {
        n: places.length,
        top1: rate(places, ({ place }) => place === 0),
        top3: rate(places, ({ place }) => place >= 0 && place < 3),
        nothing: rate(places, ({ found }) => found.length === 0),
        wrongFirst: rate(places, ({ place, found }) => place !== 0 && isDrug(found[0])),
      },
      others: { n: refused.length, refused: rate(refused, (isRefused) => isRefused) },
      words: {
        n: words.length,
        firstRight: rate(words, ({ isFirstRight }) => isFirstRight),
        someWrong: rate(words, ({ hasWrong }) => hasWrong),
        recall: words.reduce((sum, { recall }) => sum + recall, 0) / Math.max(1, words.length),
      },
    },
  };
}

function isDrug(id: string | undefined): boolean {
  return id !== undefined && !id.startsWith('class:');
}

function rate<Item>(items: readonly Item[], fits: (item: Item) => boolean): number {
  return items.filter(fits).length / Math.max(1, items.length);
}
