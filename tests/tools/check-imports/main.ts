/** `npm run lint:deps`: checks the imports of the extension against the dependency rules (rules.ts). */
import { checkImports } from './check-imports.ts';
import { importGraph, readProject } from './import-graph.ts';

const files = readProject(['lib', 'entrypoints', 'data', 'tests', 'wxt.config.ts']);
const problems = checkImports(files.keys(), importGraph(files));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log('Every import keeps to the dependency rules.');
