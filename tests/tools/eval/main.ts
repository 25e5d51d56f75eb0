/**
 * `npm run eval -- FOLDER [--json]`: how well the shipped names are found in texts that others have annotated.
 * Recall, precision and false hits per million words, by corpus and by drug, with each error in its context.
 */
import { parseArgs } from 'node:util';
import { matcherTerms } from '@/lib/glossary/matcher-terms';
import { compileTerms, createMatcher, findWithDefinitions } from '@/lib/matcher';
import { createPrefilter } from '@/lib/matcher/prefilter';
import { readVocabulary } from '@/lib/vocabulary/read-vocabulary';
import { assertFacts } from '../../../lib/glossary/check/index.ts';
import { prefilterLine, scorePrefilter } from './prefilter';
import { CorpusError, readCorpora } from './read-corpora';
import { reportLines, reportObject } from './report';
import { scoreCorpus } from './score';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});

try {
  const [folder] = positionals;
  if (!folder) throw new CorpusError('Say which folder: npm run eval -- FOLDER [--json]');
  const facts = assertFacts('data');
  const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));
  const vocabulary = {
    find: (text: string) => findWithDefinitions(matcher, text),
    drugs: new Map(facts.drugs.map(({ id, name }) => [id, name])),
  };
  const corpora = readCorpora(folder);
  const scores = corpora.map((corpus) => scoreCorpus(corpus, vocabulary));
  console.log(values.json ? JSON.stringify(reportObject(scores), null, 2) : reportLines(scores).join('\n'));
  const prefilter = createPrefilter(readVocabulary('data')['virtual:prefilter']);
  if (!values.json) console.log(prefilterLine(scorePrefilter(corpora, vocabulary.find, prefilter)));
} catch (error) {
  if (!(error instanceof CorpusError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
