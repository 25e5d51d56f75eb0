import { matcherTerms } from '@/lib/glossary';
import { assertFacts } from '@/lib/glossary/check';
import { compileTerms, type MatcherTables } from '@/lib/matcher';

/**
 * @param folder the folder with the facts
 * @returns what each virtual module exports
 * @throws Error that names file, record and field of each wrong fact
 */
export function readVocabulary(folder: string): { 'virtual:matcher-tables': MatcherTables } {
  const facts = assertFacts(folder);
  return { 'virtual:matcher-tables': compileTerms(matcherTerms(facts), facts.matchRules.nameParts) };
}
