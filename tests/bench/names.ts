import { matcherTerms } from '@/lib/glossary/matcher-terms';
import { assertFacts } from '../../lib/glossary/check/index.ts';

/** All names that the extension marks; read from `data/` in Node, where `import.meta.glob` of lib/glossary is missing. */
export function allNames(): string[] {
  return matcherTerms(assertFacts('data'))
    .filter(({ id }) => id !== null)
    .map(({ text }) => text);
}
