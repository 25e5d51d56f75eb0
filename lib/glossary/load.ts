// Made from data/ by lib/vocabulary.
import facts from 'virtual:facts';
import matchRules from '@/data/match-rules.json?raw';
import type { Facts } from '@/data/schema';
import { fromColumn } from './columns';
import { buildGlossary, type Glossary, type Records } from './glossary';
import type { Region } from './regions';

let records: Records | undefined;
let built: { glossary: Glossary; regions: readonly Region[] | undefined } | undefined;

/** The shipped facts and the rules by which names are found, which nothing needs but the tables of the matcher. */
export function loadFacts(): Facts {
  return { ...loadRecords(), matchRules: JSON.parse(matchRules) };
}

/**
 * The shipped facts with their references resolved, at the first call and when the reader has chosen other regions.
 *
 * @param regions those of the reader, as `regionsFor` gives them
 */
export function loadGlossary(regions?: readonly Region[]): Glossary {
  if (built?.regions !== regions || !built)
    built = { glossary: buildGlossary(loadRecords(), regions), regions };
  return built.glossary;
}

/**
 * They are a text until the first call: the background starts whenever a page asks for anything, and most of these questions need
 * no facts. The build has checked the facts (check/), so they are not checked again.
 */
function loadRecords(): Records {
  if (!records) [records] = fromColumn(JSON.parse(facts)) as [Records];
  return records;
}
