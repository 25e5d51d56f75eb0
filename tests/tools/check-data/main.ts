/**
 * `npm run check:data`: checks every record of `data/`, says what is wrong, a line each, and how well the texts read.
 * `npm run check:data -- --stale MONTHS`: lists the records that were last checked longer ago.
 */
import { readerTexts, readFacts } from '../../../lib/glossary/check/index.ts';
import { OptionsError, readOptions } from './options';
import { fixedNames, hardKinds, readability, readabilityLines } from './readability';
import { staleRecords } from './stale';

try {
  const { staleAfter } = readOptions(process.argv.slice(2));
  const { facts, problems } = readFacts('data');
  if (staleAfter === null) {
    const rows = readability(readerTexts(facts), fixedNames(facts));
    problems.push(...hardKinds(rows));
    for (const problem of problems) console.error(problem);
    console.log(readabilityLines(rows).join('\n'));
    console.log(`${facts.drugs.length} drugs, ${problems.length} problem(s)`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } else {
    const stale = staleRecords(facts, staleAfter, new Date());
    for (const { record, checked } of stale) console.log(`${record}: ${checked ?? 'never checked'}`);
    console.log(`${stale.length} record(s) not checked for more than ${staleAfter} month(s)`);
  }
} catch (error) {
  if (!(error instanceof OptionsError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
