/** `npm run check:data`: checks every record of `data/` and says what is wrong, a line each. */
import { readFacts } from '../../../lib/glossary/check/index.ts';

const { facts, problems } = readFacts('data');
for (const problem of problems) console.error(problem);
console.log(`${facts.drugs.length} drugs, ${problems.length} problem(s)`);
process.exitCode = problems.length > 0 ? 1 : 0;
