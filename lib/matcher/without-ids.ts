import type { Matcher, Mention } from './types';

/**
 * A matcher that finds the same names but those of some meanings. These are still read, so that a longer name of such a meaning
 * is not taken for the shorter one in it, and an abbreviation that stands for it keeps to that.
 *
 * @param isLeftOut whether names of this meaning are left out
 */
export function withoutIds(matcher: Matcher, isLeftOut: (id: string) => boolean): Matcher {
  const kept = (mentions: Mention[]) => mentions.filter(({ id }) => !isLeftOut(id));
  return {
    ...matcher,
    find: (text) => kept(matcher.find(text)),
    read(text) {
      const reading = matcher.read(text);
      return { ...reading, mentions: kept(reading.mentions) };
    },
    withVocabulary: (vocabulary) => withoutIds(matcher.withVocabulary(vocabulary), isLeftOut),
  };
}
