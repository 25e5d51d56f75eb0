import { matcherTerms } from '@/lib/glossary';
import { assertFacts, commonEnglishWords } from '@/lib/glossary/check';
import { compilePrefilter, compileTerms, type MatcherTables } from '@/lib/matcher';
import type { PrefilterTables } from '@/lib/matcher/prefilter';
import { foldForComparison } from '@/lib/text';

/** What each virtual module exports. */
export interface VocabularyModules {
  'virtual:matcher-tables': MatcherTables;
  'virtual:prefilter': PrefilterTables;
}

/**
 * @param folder the folder with the facts
 * @throws Error that names file, record and field of each wrong fact
 */
export function readVocabulary(folder: string): VocabularyModules {
  const facts = assertFacts(folder);
  const terms = matcherTerms(facts);
  // Words that describe a cancer stand in texts that name no drug: "HER2".
  const everydayWords = [
    ...commonEnglishWords(),
    ...facts.subtypes.flatMap(({ spellings = [] }) => spellings).map(foldForComparison),
  ].join(' ');
  return {
    'virtual:matcher-tables': compileTerms(terms, facts.matchRules),
    'virtual:prefilter': compilePrefilter(
      terms,
      (letters) => everydayWords.includes(letters),
      facts.matchRules.heads,
    ),
  };
}
