import matchRules from '@/data/match-rules.json';
import type { DrugClass, DrugRecord, Facts } from '@/data/schema';
import sections from '@/data/sections.json';
import sources from '@/data/sources.json';
import subtypes from '@/data/subtypes.json';

/** The shipped facts. The build has checked them (check/), so they are not checked again in each page. */
export const facts = {
  // Written so that Vite sees that only the values are used, and ships no paths.
  drugs: Object.values(
    import.meta.glob<DrugRecord>('@/data/drugs/*.json', { eager: true, import: 'default' }),
  ),
  classes: Object.values(
    import.meta.glob<DrugClass>('@/data/classes/*.json', { eager: true, import: 'default' }),
  ),
  subtypes,
  sections,
  sources,
  matchRules,
} as Facts;
