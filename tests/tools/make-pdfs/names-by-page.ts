import { matcherTerms } from '@/lib/glossary/matcher-terms';
import { compileTerms, createMatcher, findWithDefinitions } from '@/lib/matcher';
import { assertFacts } from '../../../lib/glossary/check/index.ts';
import { runCommand } from '../run-command.ts';

/** What pdftotext writes after each page. */
const END_OF_PAGE = '\f';

const facts = assertFacts('data');
const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));

/**
 * The drugs and classes that each page of a PDF names, by their ids, once for each mention: what pdftotext reads, searched like a
 * page of the web. pdftotext itself takes out a hyphen at the end of a line.
 */
export async function namesByPage(pdf: string, password?: string): Promise<string[][]> {
  const lines: string[] = [];
  const unlock = password === undefined ? [] : ['-upw', password];
  await runCommand(['pdftotext', ...unlock, pdf, '-'], (line) => lines.push(line));
  const text = lines.slice(1).join('\n');
  return text
    .split(END_OF_PAGE)
    .slice(0, -1)
    .map((page) => findWithDefinitions(matcher, page).map(({ id }) => id));
}
