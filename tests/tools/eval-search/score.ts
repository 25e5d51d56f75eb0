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
 * @returns the rates, and each text that did not find the right drug first, found something wrong, or should have found nothing
 */
export function scoreSearch(lists: Lists, search: SearchIn): { scores: SearchScores; misses: Miss[] } {
  const misses: Miss[] = [];
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
    const wrong = found.filter((id) => !right.has(id));
    const isFirstRight = right.has(found[0] ?? '');
    if (!isFirstRight || wrong.length > 0) {
      const wanted = isFirstRight ? 'nothing else' : [...right].slice(0, 3).join(', ');
      misses.push({ list: 'words', typed: query, wanted, found: isFirstRight ? wrong : found.slice(0, 5) });
    }
    const recall = found.filter((id) => right.has(id)).length / right.size;
    return { isFirstRight, hasWrong: wrong.length > 0, recall };
  });

  return {
    misses,
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
