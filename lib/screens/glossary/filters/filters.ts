import type { ClassEntry, Drug, Glossary } from '@/lib/glossary';
import { signLines } from '../table/signs';

/** What the reader wants to see of the glossary. What is empty or null leaves nothing out. */
export interface Filters {
  /** Ids of subtypes: a drug is shown that a source names for one of them. */
  named: readonly string[];
  /** The id of a treatment, or `other`. */
  treatment: string | null;
  /** The id of the entry of a drug class. */
  drugClass: string | null;
  /** As typed. */
  text: string;
}

/** Those that the address of the page states. What the reader types is not among them: the browser keeps addresses in its history. */
export type AddressFilters = Omit<Filters, 'text'>;

export const NO_FILTERS: Filters = { named: [], treatment: null, drugClass: null, text: '' };

/** Treatment that the base document has no section about. */
export const OTHER_TREATMENT = 'other';

/** The choices that the filters offer. */
export interface Choices {
  subtypes: Glossary['subtypes'];
  treatments: Glossary['sections'];
  classes: readonly ClassEntry[];
}

/**
 * What one subtype says of another: a filter must not hide a drug that a source names for the same cancer in other words.
 * "Triple-negative" means negative for both receptors, and a mutation in "PIK3CA, AKT1 or PTEN" may be one in PIK3CA.
 */
const INCLUDES: Readonly<Record<string, readonly string[]>> = {
  'triple-negative': ['hr-negative', 'her2-negative'],
  'germline-brca': ['brca-mutation'],
  'akt-pathway-change': ['pik3ca-mutation'],
};

/** @returns what the filters can choose from: an inherited BRCA mutation is a BRCA mutation, so it is no choice of its own */
export function choicesOf({ drugs, subtypes, sections, classes }: Glossary): Choices {
  const named = new Set(drugs.flatMap((drug) => [...namedFor(drug)]));
  return {
    subtypes: subtypes.filter(({ id }) => named.has(id) && id !== 'germline-brca'),
    treatments: sections,
    classes: classes.filter((entry) => entry.drugs.length > 0),
  };
}

/** @returns the ids of the subtypes for which any source names a drug, alone or together with others */
export function namedFor(drug: Drug): Set<string> {
  const ids = signLines(drug).flatMap(({ kinds }) => kinds.flatMap((kind) => kind.map(({ id }) => id)));
  return new Set(ids.flatMap((id) => [id, ...(INCLUDES[id] ?? [])]));
}

/** @returns the treatments that a drug belongs to: those of the sections that list it, or the one that is about its kind */
export function treatmentsOf({ listings, relatedSection }: Drug): string[] {
  const sections = [...listings, ...(relatedSection ? [relatedSection] : [])].map(
    ({ section }) => section.id,
  );
  return sections.length > 0 ? sections : [OTHER_TREATMENT];
}

/**
 * @param found the ids of the drugs that the text finds; null where no text is typed
 * @returns the drugs that fit all of the filters
 */
export function filterDrugs(
  { drugs, entry }: Pick<Glossary, 'drugs' | 'entry'>,
  { named, treatment, drugClass }: Filters,
  found: ReadonlySet<string> | null,
): Drug[] {
  const ofClass = drugClass === null ? undefined : entry(drugClass);
  const inClass = ofClass?.kind === 'class' ? new Set(ofClass.drugs.map(({ id }) => id)) : null;
  return drugs.filter((drug) => {
    if (found && !found.has(drug.id)) return false;
    if (inClass && !inClass.has(drug.id)) return false;
    if (treatment !== null && !treatmentsOf(drug).includes(treatment)) return false;
    if (named.length === 0) return true;
    const its = namedFor(drug);
    return named.some((id) => its.has(id));
  });
}

/** Whether the filters leave anything out. */
export function isFiltered({ named, treatment, drugClass, text }: Filters): boolean {
  return named.length > 0 || treatment !== null || drugClass !== null || text.trim() !== '';
}

/**
 * @param search the part of the page's address from `?` on
 * @returns the filters that it states; what the glossary has no choice for is left out
 */
export function parseFilters(search: string, { subtypes, treatments, classes }: Choices): AddressFilters {
  const params = new URLSearchParams(search);
  const chosen = (params.get('named') ?? '').split(',');
  const treatment = params.get('treatment');
  const drugClass = params.get('class');
  return {
    named: subtypes.map(({ id }) => id).filter((id) => chosen.includes(id)),
    treatment:
      treatment === OTHER_TREATMENT || treatments.some(({ section }) => section.id === treatment)
        ? treatment
        : null,
    drugClass: classes.some(({ id }) => id === drugClass) ? drugClass : null,
  };
}

/**
 * @param search the address as it is: what is no filter stays in it
 * @returns the part of the address from `?` on that states the filters; empty where there is nothing to state
 */
export function formatFilters(search: string, { named, treatment, drugClass }: AddressFilters): string {
  const params = new URLSearchParams(search);
  const values = { named: named.join(','), treatment, class: drugClass };
  for (const [name, value] of Object.entries(values)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  const formatted = params.toString();
  return formatted === '' ? '' : `?${formatted}`;
}
