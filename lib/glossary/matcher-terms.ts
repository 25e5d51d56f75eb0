import type { DrugClass, DrugName, DrugRecord, Facts, MatchRules } from '@/data/schema';
import { classEntryId } from './entry';
import { guardsOf, type NameGuard } from './guards';

/** One way to write a drug's name, as the matcher takes it (structurally `Term` of lib/matcher). */
interface NameTerm {
  id: string | null;
  text: string;
  exactCase?: boolean;
  guards?: NameGuard[];
}

/** @returns every way to write every drug and every drug class, and the longer names that the matcher skips */
export function matcherTerms({
  drugs,
  classes,
  matchRules,
}: Pick<Facts, 'drugs' | 'classes' | 'matchRules'>): NameTerm[] {
  return [
    ...drugs.flatMap((drug) => termsOf(drug, matchRules)),
    ...classes.flatMap(classTerms),
    ...matchRules.exclusions.map(({ text }) => ({ id: null, text })),
  ];
}

function classTerms({ id, terms = [], exactTerms = [] }: DrugClass): NameTerm[] {
  return [
    ...terms.map((text) => ({ id: classEntryId(id), text })),
    ...exactTerms.map((text) => ({ id: classEntryId(id), text, exactCase: true })),
  ];
}

function termsOf(drug: DrugRecord, rules: MatchRules): NameTerm[] {
  const guarded = withGuards(drug.guards, rules);
  const names = drug.names.flatMap(({ text, kind, match }) => {
    const how = matchOf({ kind, match });
    if (how === 'never') return [];
    return [{ id: drug.id, text, ...(how === 'exact-case' && { exactCase: true }), ...guarded }];
  });
  const ofName = withGuards([...(drug.guards ?? []), ...(drug.nameGuards ?? [])], rules);
  return [{ id: drug.id, text: drug.name, ...ofName }, ...names];
}

/** @returns how a page must write a name: abbreviations in their exact case, unless the record says otherwise */
export function matchOf({
  kind,
  match,
}: Pick<DrugName, 'kind' | 'match'>): 'any-case' | 'exact-case' | 'never' {
  return match ?? (kind === 'abbreviation' ? 'exact-case' : 'any-case');
}

function withGuards(ids: readonly string[] = [], rules: MatchRules): Pick<NameTerm, 'guards'> {
  return ids.length > 0 ? { guards: guardsOf(rules.guards, ids) } : {};
}
