import { matcherTerms } from '@/lib/glossary/matcher-terms';
import { compileTerms, createMatcher } from '@/lib/matcher';
import { assertFacts } from '../../../lib/glossary/check/index.ts';
import type { Names } from './check-page.ts';

/** The names that the extension ships. */
export function shippedNames(): Names {
  const facts = assertFacts('data');
  const terms = matcherTerms(facts);
  const drugs = facts.drugs.map(({ id, name }) => ({
    id,
    name,
    names: terms.filter((term) => term.id === id).map(({ text }) => text),
  }));
  return { matcher: createMatcher(compileTerms(terms, facts.matchRules)), drugs };
}
