import type { DrugClass, DrugName, DrugRecord, Facts, MatchRules } from '@/data/schema';
import type { Term } from '@/lib/matcher';
import { foldForComparison } from '@/lib/text';
import { classEntryId } from './entry';
import { guardsOf } from './guards';

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
}: Pick<Facts, 'drugs' | 'classes' | 'matchRules'>): Term[] {
  return [
    ...drugs.flatMap((drug) => termsOf(drug, matchRules)),
    ...classes.flatMap((one) => classTerms(one, matchRules)),
    ...matchRules.exclusions.map(({ text }) => ({ id: null, text })),
  ];
}

function classTerms({ id, terms: listed = [], exactTerms = [] }: DrugClass, rules: MatchRules): Term[] {
  const meaning = { id: classEntryId(id), isClass: true };
  // French writes both "œstrogène" and "estrogène".
  const ofPages = rules.pageTerms.filter((one) => one.class === id).flatMap((one) => one.terms);
  const terms = [...new Set([...listed, ...ofPages].flatMap((text) => [text, text.replaceAll('œ', 'e')]))];
  const targets = rules.targets.filter((target) => target.class === id);
  const withHeads = new Set(targets.flatMap((target) => namesWithHead(target, rules)).map(keyOf));
  const plural = (text: string) => keyOf(`${text}s`);
  const own = terms.filter((text) => !withHeads.has(keyOf(text)));
  const plurals = new Set(own.map(plural));
  return [
    ...targets.flatMap(({ head, names = [], commonNames = [] }) => [
      ...names.map((text) => ({ ...meaning, text, target: head })),
      ...commonNames.map((text) => ({ ...meaning, text, target: head, isCommon: true })),
    ]),
    ...own.filter((text) => !plurals.has(keyOf(text))).map((text) => ({ ...meaning, text, plural: true })),
    ...exactTerms
      .filter((text) => !exactTerms.includes(text.replace(/s$/, '')) || !text.endsWith('s'))
      .map((text) => ({ ...meaning, text, plural: true, ...caseOf(text, rules) })),
  ];
}

/** How an exact term is found: "CDK4/6i" is a short form in any case, "HER2 ADC" are words of a class. */
function caseOf(text: string, { anyCaseTerms }: MatchRules): Pick<Term, 'exactCase' | 'isAbbreviation'> {
  if (!anyCaseTerms.terms.includes(text)) return { exactCase: true };
  return /[ -]/.test(text) ? {} : { isAbbreviation: true };
}

/** @returns what the matcher makes of a target by itself, so that it needs no terms */
function namesWithHead(
  { head: id, names = [], commonNames = [] }: MatchRules['targets'][number],
  rules: MatchRules,
) {
  const head = rules.heads.find((one) => one.id === id);
  return [...names, ...commonNames].flatMap((target) => [
    ...(head?.behind.map((words) => `${target} ${words}`) ?? []),
    ...(head?.before.map((words) => `${words} ${target}`) ?? []),
    ...(head?.anti ? [`anti-${target}`] : []),
  ]);
}

function keyOf(text: string): string {
  return foldForComparison(text)
    .replace(/[-\s]+/g, ' ')
    .replaceAll("' ", "'");
}

function termsOf(drug: DrugRecord, rules: MatchRules): Term[] {
  const { id, guards = [], nameGuards = [] } = drug;
  const guarded = withGuards(guards, rules);
  // "Doxil (liposomal)" is Doxil still.
  const isFormulation = rules.formulations.records.some((record) => record.id === id);
  const names = drug.names.flatMap(({ text, kind, match }): Term[] => {
    const how = matchOf({ kind, match });
    if (how === 'never') return [];
    return spellingsOf({ text, kind, match }).map((spelling) => ({
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

function spellingsOf({ text, kind, match }: Pick<DrugName, 'text' | 'kind' | 'match'>): string[] {
  if (kind === 'code') return codeSpellings(text);
  // French texts write "Herceptine" and "Avastine" too.
  if (kind === 'brand' && text.endsWith('in')) return [text, `${text}e`];
  // "T-DXd" is also "TDXd", "T-DM1" also "T-DM-1".
  const isShort = kind === 'abbreviation' && match === 'any-case';
  return isShort
    ? [...new Set([text, text.replaceAll('-', ''), text.replace(/(?<=[A-Za-z])(?=\d)/, '-')])]
    : [text];
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

function withGuards(ids: readonly string[], rules: MatchRules): Pick<Term, 'guards'> {
  return ids.length > 0 ? { guards: guardsOf(rules.guards, ids) } : {};
}
