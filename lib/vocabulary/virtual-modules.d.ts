/** The modules that vocabulary-plugin.ts makes. */

declare module 'virtual:matcher-tables' {
  const tables: import('@/lib/matcher').MatcherTables;
  export default tables;
}
