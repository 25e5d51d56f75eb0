import type { DrugClass, DrugName, DrugRecord, Facts, MatchRules } from '@/data/schema';
import { classEntryId } from './entry';
import { guardsOf, type NameGuard } from './guards';

/** One way to write a drug's name, as the matcher takes it (structurally `Term` of lib/matcher). */
interface NameTerm {
  id: string | null;
  text: string;
  exactCase?: boolean;
  isAbbreviation?: boolean;
  isClass?: boolean;
  plural?: boolean;
  hasFormulations?: boolean;
  guards?: NameGuard[];
}

/** Names that are words of the language, so that they have a plural. */
const WORDS: readonly DrugName['kind'][] = ['generic', 'french', 'misspelling'];
const BRANDS: readonly DrugName['kind'][] = ['brand', 'biosimilar'];
/** The letters of a code, and its number: between them a page may write a hyphen, a space or nothing. */
const CODE = /^([A-Za-z]+)[- ]?(\d.*)$/;

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
    ...terms.map((text) => ({ id: classEntryId(id), text, isClass: true, plural: true })),
    ...exactTerms.map((text) => ({
      id: classEntryId(id),
      text,
      exactCase: true,
      isClass: true,
      plural: true,
    })),
  ];
}

function termsOf(drug: DrugRecord, rules: MatchRules): NameTerm[] {
  const { id, guards = [], nameGuards = [] } = drug;
  const guarded = withGuards(guards, rules);
  // "Doxil (liposomal)" is Doxil still.
  const isFormulation = rules.formulations.records.some((record) => record.id === id);
  const names = drug.names.flatMap(({ text, kind, match }): NameTerm[] => {
    const how = matchOf({ kind, match });
    if (how === 'never') return [];
    return (kind === 'code' ? codeSpellings(text) : [text]).map((spelling) => ({
      id,
      text: spelling,
      ...(how === 'exact-case' && { exactCase: true }),
      ...(how === 'any-case' && kind === 'abbreviation' && { isAbbreviation: true }),
      ...(WORDS.includes(kind) && { plural: true }),
      ...(!(isFormulation && BRANDS.includes(kind)) && { hasFormulations: true }),
      ...guarded,
    }));
  });
  const ofName = withGuards([...guards, ...nameGuards], rules);
  return [{ id, text: drug.name, plural: true, hasFormulations: true, ...ofName }, ...names];
}

/** @returns the code with a hyphen, which stands for a space too, and without */
function codeSpellings(code: string): string[] {
  const [, letters, number] = CODE.exec(code) ?? [];
  return letters === undefined ? [code] : [`${letters}-${number}`, `${letters}${number}`];
}

/** @returns how a page must write a name: abbreviations in their exact case, unless the record says otherwise */
export function matchOf({
  kind,
  match,
}: Pick<DrugName, 'kind' | 'match'>): 'any-case' | 'exact-case' | 'never' {
  return match ?? (kind === 'abbreviation' ? 'exact-case' : 'any-case');
}

function withGuards(ids: readonly string[], rules: MatchRules): Pick<NameTerm, 'guards'> {
  return ids.length > 0 ? { guards: guardsOf(rules.guards, ids) } : {};
}
