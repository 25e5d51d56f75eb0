/** The modules that vocabulary-plugin.ts makes. */

declare module 'virtual:matcher-tables' {
  const tables: import('@/lib/matcher').MatcherTables;
  export default tables;
}

declare module 'virtual:prefilter' {
  const tables: import('@/lib/matcher/prefilter').PrefilterTables;
  export default tables;
}
