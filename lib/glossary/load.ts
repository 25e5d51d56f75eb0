import matchRules from '@/data/match-rules.json';
import type { Facts } from '@/data/schema';
import sections from '@/data/sections.json';
import sources from '@/data/sources.json';
import subtypes from '@/data/subtypes.json';

const classFiles = import.meta.glob<Facts['classes'][number]>('@/data/classes/*.json', {
  eager: true,
  import: 'default',
});
const drugFiles = import.meta.glob<Facts['drugs'][number]>('@/data/drugs/*.json', {
  eager: true,
  import: 'default',
});

/** The shipped facts. The build has checked them (check/), so they are not checked again in each page. */
export const facts = {
  drugs: Object.values(drugFiles),
  classes: Object.values(classFiles),
  subtypes,
  sections,
  sources,
  matchRules,
} as Facts;
