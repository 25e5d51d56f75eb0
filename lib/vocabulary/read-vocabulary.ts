import {
  assertFacts,
  assertSearchData,
  commonEnglishWords,
  matcherTerms,
  toColumn,
} from '@/lib/glossary/check';
import { compilePrefilter, compileTerms, type MatcherTables } from '@/lib/matcher';
import type { PrefilterTables } from '@/lib/matcher/prefilter';
import { foldForComparison } from '@/lib/text';

/** What each virtual module exports. */
export interface VocabularyModules {
  'virtual:matcher-tables': MatcherTables;
  'virtual:prefilter': PrefilterTables;
  /** JSON of a column of one: the facts, without what only the build reads. */
  'virtual:facts': string;
  /** JSON of what the search knows beside the facts. */
  'virtual:search-data': string;
}

/** Fields of the facts that only maintainers and lib/glossary/check read. */
const UNSHIPPED_FIELDS = ['notes', 'why', 'containedIn'];

/**
 * @param folder the folder with the facts
 * @throws Error that names file, record and field of each wrong fact
 */
export function readVocabulary(folder: string): VocabularyModules {
  const facts = assertFacts(folder);
  const { matchRules, drugs, topics, sections, regimens, subtypes, classes, sources } = facts;
  // Lists whose texts are alike stand side by side: a compressed script is 0.5 kB shorter.
  const records = { drugs, topics, sections, regimens, subtypes, classes, sources };
  const terms = matcherTerms(facts);
  // Words that describe a cancer stand in texts that name no drug: "HER2".
  const everydayWords = [
    ...commonEnglishWords(),
    ...facts.subtypes.flatMap(({ spellings = [] }) => spellings).map(foldForComparison),
  ].join(' ');
  return {
    'virtual:matcher-tables': compileTerms(terms, matchRules),
    'virtual:prefilter': compilePrefilter(
      terms,
      (letters) => everydayWords.includes(letters),
      matchRules.heads,
    ),
    'virtual:facts': JSON.stringify(toColumn([shipped(records)])),
    'virtual:search-data': JSON.stringify(shipped(searchData(folder))),
  };
}

/** Names with the same ending side by side: a compressed script is 0.3 kB shorter. */
function searchData(folder: string): ReturnType<typeof assertSearchData> {
  const { words, otherMedicines } = assertSearchData(folder);
  const backwards = (name: string) => [...name].reverse().join('');
  const byEnding = (a: string, b: string) => backwards(a).localeCompare(backwards(b), 'en');
  return { words, otherMedicines: otherMedicines.toSorted(byEnding) };
}

function shipped(facts: object): unknown {
  return JSON.parse(
    JSON.stringify(facts, (key, value) => (UNSHIPPED_FIELDS.includes(key) ? undefined : value)),
  );
}
