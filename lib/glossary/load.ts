import matchRules from '@/data/match-rules.json?raw';
import regimens from '@/data/regimens.json?raw';
import type { DrugClass, DrugRecord, Facts } from '@/data/schema';
import sections from '@/data/sections.json?raw';
import sources from '@/data/sources.json?raw';
import subtypes from '@/data/subtypes.json?raw';
import topics from '@/data/topics.json?raw';
import { buildGlossary, type Glossary } from './glossary';
import type { Region } from './regions';

let facts: Facts | undefined;
let built: { glossary: Glossary; regions: readonly Region[] | undefined } | undefined;

/**
 * The shipped facts. They are texts until the first call: the background starts whenever a page asks for anything, and most of
 * these questions need no facts. The build has checked the facts (check/), so they are not checked again.
 */
export function loadFacts(): Facts {
  facts ??= parseFacts();
  return facts;
}

/**
 * The shipped facts with their references resolved, at the first call and when the reader has chosen other regions.
 *
 * @param regions those of the reader, as `regionsFor` gives them
 */
export function loadGlossary(regions?: readonly Region[]): Glossary {
  if (built?.regions !== regions || !built)
    built = { glossary: buildGlossary(loadFacts(), regions), regions };
  return built.glossary;
}

function parseFacts(): Facts {
  // Written so that Vite sees that only the values are used, and ships no paths.
  const drugs = Object.values(
    import.meta.glob<string>('@/data/drugs/*.json', { eager: true, import: 'default', query: '?raw' }),
  );
  const classes = Object.values(
    import.meta.glob<string>('@/data/classes/*.json', { eager: true, import: 'default', query: '?raw' }),
  );
  return {
    drugs: drugs.map((text): DrugRecord => JSON.parse(text)),
    classes: classes.map((text): DrugClass => JSON.parse(text)),
    subtypes: JSON.parse(subtypes),
    sections: JSON.parse(sections),
    topics: JSON.parse(topics),
    regimens: JSON.parse(regimens),
    sources: JSON.parse(sources),
    matchRules: JSON.parse(matchRules),
  };
}
