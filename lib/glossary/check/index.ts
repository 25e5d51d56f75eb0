/**
 * The check of `data/`. It runs in the build, in the tests and by `npm run check:facts`, in Node only. The index of the glossary
 * does not export it, so that nothing of it is shipped.
 */
export { checkFacts } from './check-facts';
export { assertFacts, readFacts } from './read-facts';
