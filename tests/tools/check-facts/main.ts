/** `npm run check:data`: checks every record of `data/` and says what is wrong, a line each. */
import { checkFacts } from './check-facts.ts';

const { facts, problems } = checkFacts('data');
for (const problem of problems) console.error(problem);
console.log(`${facts.drugs.length} drugs, ${problems.length} problem(s)`);
process.exitCode = problems.length > 0 ? 1 : 0;
