/** The modules that vocabulary-plugin.ts makes from data/ (read-vocabulary.ts). */

declare module 'virtual:matcher-tables' {
  const tables: import('@/lib/matcher').MatcherTables;
  export default tables;
}

declare module 'virtual:prefilter' {
  const tables: import('@/lib/matcher/prefilter').PrefilterTables;
  export default tables;
}

declare module 'virtual:facts' {
  const json: string;
  export default json;
}

declare module 'virtual:search-data' {
  const json: string;
  export default json;
}
