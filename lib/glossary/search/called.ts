import type { Language } from '@/data/schema';
import { type Found, foundName, type SearchHit } from './found';
import { phraseOf, typedText, withoutNoise } from './phrase';

/**
 * @param query what was typed or selected; a dose and words around a name do not count, as in the search
 * @param hits what the search finds for it
 * @param language the one of the search
 * @returns the one entry that has the text as a name, whole: "Herceptin" is trastuzumab, though Perjeta-Herceptin is found too;
 *   null where no entry is called so, or several are. The word for a treatment is no name of its drugs
 */
export function entryCalled(query: string, hits: readonly SearchHit[], language: Language): Found | null {
  const keys = [typedText(query), withoutNoise(query)].map(({ phrase }) => phrase.key);
  const isCalled = (name: string | null) => name !== null && keys.includes(phraseOf(name).key);
  const called = hits.filter(
    ({ entry, kind, matchedOn }) =>
      isCalled(foundName(entry, language)) || (kind === 'name' && isCalled(matchedOn)),
  );
  const [hit] = called;
  return hit && called.length === 1 ? hit.entry : null;
}
