import classes from '@/data/classes.json';
import matchRules from '@/data/match-rules.json';
import sections from '@/data/sections.json';
import sources from '@/data/sources.json';
import subtypes from '@/data/subtypes.json';
import type { Facts } from './facts';

const drugFiles = import.meta.glob<Facts['drugs'][number]>('@/data/drugs/*.json', {
  eager: true,
  import: 'default',
});

/** The shipped facts. The build has checked them (check/), so they are not checked again in each page. */
export const facts = {
  drugs: Object.values(drugFiles),
  classes,
  subtypes,
  sections,
  sources,
  matchRules,
} as Facts;
