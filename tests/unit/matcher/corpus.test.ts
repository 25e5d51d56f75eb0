import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher, findWithDefinitions } from '@/lib/matcher';

const facts = loadFacts();
const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));
const MARK = /<((?:class:)?[a-z0-9-]+):([^<>]+)>/g;

const texts = readFileSync('tests/corpus/short-texts.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** @returns the text with its marks, as the corpus writes them */
function withMarks(text: string): string {
  let result = '';
  let at = 0;
  for (const { id, start, end } of findWithDefinitions(matcher, text)) {
    result += `${text.slice(at, start)}<${id}:${text.slice(start, end)}>`;
    at = end;
  }
  return result + text.slice(at);
}

it.each(texts)('%s', (line) => {
  expect(withMarks(line.replace(MARK, '$2'))).toBe(line);
});
