/** For the build only: the names and match rules of `data/` -> the tables that the matcher is shipped with. */
export { vocabulary } from './vocabulary-plugin.ts';
