/** The texts of the facts, wherever they stand, for tests of their French. */
import { type Localized, loadFacts, loadGlossary } from '@/lib/glossary';

const facts = loadFacts();

export const glossary = loadGlossary();

interface FoundText {
  /** The path of keys, with ids for the items of lists. */
  where: string;
  text: Localized;
}

/** Walks through records: each object with `en` is a text. */
export function texts(record: unknown = facts, where: readonly string[] = []): FoundText[] {
  if (typeof record !== 'object' || record === null) return [];
  if ('en' in record) return [{ where: where.join('.'), text: record as Localized }];
  return Object.entries(record).flatMap(([key, value]) => {
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : key;
    return texts(value, [...where, String(id)]);
  });
}

/** Texts that say something; the others are names. */
export const SENTENCES = texts().filter(({ where }) =>
  /\.(brief|shortIndication|plain|condition|cases\.\d+|detail|text|shortText)$/.test(where),
);
