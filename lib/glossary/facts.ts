import type { DrugClass, DrugRecord, MatchRules, Section, Source, Subtype } from '@/data/schema';

/** The records of `data/`, as they stand in the files. */
export interface Facts {
  drugs: DrugRecord[];
  classes: DrugClass[];
  subtypes: Subtype[];
  sections: Section[];
  sources: Source[];
  matchRules: MatchRules;
}
