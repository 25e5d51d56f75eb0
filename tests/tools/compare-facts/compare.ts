import type { DrugRecord, Facts } from '@/data/schema';
import { matcherTerms } from '@/lib/glossary/matcher-terms';
import { compileTerms, createMatcher, termKey } from '@/lib/matcher';
import { CLASS_NAMES } from './class-names';
import { comparePages } from './compare-pages';
import type { DataSets, NameEntry } from './data-sets';
import type { Page } from './read-pages';

/** A record and a data set do not agree. */
export interface Disagreement {
  /** The id of the record: a drug, a regimen or a source. */
  drug: string;
  kind:
    | 'name of another substance'
    | 'not in its source'
    | 'missing name'
    | 'class'
    | 'label date'
    | 'label state'
    | 'missing use'
    | 'regimen'
    | 'page date';
  /** The name, class or date that it is about: notes that mention it explain it. */
  subject: string;
  message: string;
  /** What the notes of the record say of it; null when they say nothing. */
  explanation: string | null;
}

/** What is no name that an article would use, … */
const NOT_WRITTEN = [
  // … because it is a chemical name, or has a dose,
  /[[\]{}()]|\d+ ?(?:mg|%)|.{45}|,\S/i,
  /\d[\dαβ]*-?(?:alpha-)?(?:de)?(?:acetoxy|amino|hydro|hydroxy|methyl|oxo)|methylpro|phosphonate$/i,
  // … describes what the substance is,
  /\b(?:antibody|moab|mab|rhumab|prodrug|analog|implant|patch(?:es)?|fluorescent|aerosolized)\b|^anti-/i,
  // … or is of another language than English and French.
  /^(?:[aá]cido|acidum)\b|(?:säure|saeure|um|ina|ida|ona|ano|ato|amid)$/i,
];
/** Words of a label that are no part of a name. */
const FORM =
  /\b(?:for injection|injection|inj|usp|tablets?|capsules?|kit|powder|solution|liquid|oral|sdz|pms|preservative free|in plastic container|concentrate|novaplus|act|single dose|multidose|suspension|implant|depot|pfs)\b.*$/i;
/** So many letters in common make a word the same name in another language: "Letrozol", "Letrozolum". */
const SAME_BEGINNING = 0.7;

/** @returns every disagreement: with the data sets in the order of the records, then with the pages in the order of the pages */
export function compareFacts(facts: Facts, sets: DataSets, pages: readonly Page[] = []): Disagreement[] {
  const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));
  /** The drugs of the glossary that a text names. */
  const drugsIn = memoize((text: string) => [...new Set(matcher.find(text).map(({ id }) => id))]);
  const bySubstance = new Map<string, NameEntry[]>();
  for (const entry of sets.names) {
    const ids = drugsIn(entry.substance);
    // A combination is another medicine.
    const key = entry.substance.includes(';')
      ? 'several'
      : ids.length === 1
        ? (ids[0] ?? '')
        : ids.length === 0
          ? ''
          : 'several';
    const known = bySubstance.get(key);
    if (known) known.push(entry);
    else bySubstance.set(key, [entry]);
  }
  const withSets = facts.drugs.flatMap((drug) => {
    const own = bySubstance.get(drug.id) ?? [];
    const found = [
      ...namesOfOthers(drug, sets, drugsIn, facts),
      ...namesNotInSource(drug, sets, own),
      ...missingNames(drug, own, drugsIn, facts),
      ...otherClasses(drug, sets, drugsIn),
      ...otherLabels(drug, sets),
    ];
    const unique = new Map(found.map((one) => [`${one.kind} ${keyOf(one.subject)}`, one]));
    return [...unique.values()];
  });
  const notes = new Map(facts.drugs.map((drug) => [drug.id, drug.notes]));
  // Sources and regimens have no notes: those of the drugs explain them.
  const allNotes = facts.drugs.map((drug) => drug.notes ?? '').join('\n');
  return [...withSets, ...comparePages(facts, pages, drugsIn)].map((one) => ({
    ...one,
    explanation: explanationOf(one.subject, notes.has(one.drug) ? notes.get(one.drug) : allNotes),
  }));
}

/** A disagreement that has not been looked up in the notes. */
export type Found = Omit<Disagreement, 'explanation'>;
type DrugsIn = (text: string) => string[];

/** A name of the record that a data set gives to a substance that is neither this drug nor what it is a form of. */
function namesOfOthers(drug: DrugRecord, sets: DataSets, drugsIn: DrugsIn, { drugs }: Facts): Found[] {
  const own = new Set(drug.names.map(({ text }) => keyOf(text)));
  const plain = new Set(
    drugs.filter(({ containedIn }) => containedIn?.includes(drug.id)).map(({ id }) => id),
  );
  const isOther = (substance: string) => {
    const ids = drugsIn(substance);
    return !ids.includes(drug.id) && (ids.length === 0 || ids.some((id) => !plain.has(id)));
  };
  return sets.names
    .filter(({ name, substance }) => substance !== '' && own.has(keyOf(name)) && isOther(substance))
    .map(({ name, substance, where }) => ({
      drug: drug.id,
      kind: 'name of another substance',
      subject: name,
      message: `"${name}" is a name of ${substance} (${where})`,
    }));
}

/** A name that cites a source whose data set does not have it. */
function namesNotInSource(drug: DrugRecord, { names }: DataSets, own: readonly NameEntry[]): Found[] {
  const cited = new Set(names.map(({ source }) => source));
  return drug.names.flatMap(({ text, sources }) =>
    sources
      .filter((source) => cited.has(source))
      .filter((source) => {
        const inSource = (entries: readonly NameEntry[]) =>
          entries.some(
            (entry) => entry.source === source && ` ${keyOf(entry.name)} `.includes(` ${keyOf(text)} `),
          );
        return !inSource(own) && !inSource(names);
      })
      .map((source) => ({
        drug: drug.id,
        kind: 'not in its source' as const,
        subject: text,
        message: `"${text}" cites ${source}, which does not have it`,
      })),
  );
}

/** A name that a data set gives to the drug and the record has not; what is no name in running text is left out. */
function missingNames(
  drug: DrugRecord,
  own: readonly NameEntry[],
  drugsIn: DrugsIn,
  { drugs }: Facts,
): Found[] {
  const forms = new Set([drug.id, ...(drug.containedIn ?? [])]);
  const known = drugs
    .filter(({ id }) => forms.has(id))
    .flatMap(({ name, names }) => [name, ...names.map(({ text }) => text)])
    .map(keyOf);
  return own.flatMap(({ name: written, where, isOptional }) => {
    const name = written.replace(FORM, '').trim();
    const key = keyOf(name);
    const isKnown =
      drugsIn(name).includes(drug.id) || known.includes(key) || known.some((one) => isSameName(one, key));
    return isOptional || isKnown || name.length < 3 || NOT_WRITTEN.some((pattern) => pattern.test(name))
      ? []
      : [
          {
            drug: drug.id,
            kind: 'missing name' as const,
            subject: name,
            message: `"${name}" is missing (${where})`,
          },
        ];
  });
}

/** Whether two names are one in two languages: they begin alike. */
function isSameName(known: string, name: string): boolean {
  let same = 0;
  while (same < known.length && known.charAt(same) === name.charAt(same)) same += 1;
  return same >= 5 && same >= SAME_BEGINNING * Math.max(known.length, name.length);
}

function otherClasses(drug: DrugRecord, { classes }: DataSets, drugsIn: DrugsIn): Found[] {
  const accepted = CLASS_NAMES[drug.class] ?? [];
  return classes
    .filter(({ substance }) => drugsIn(substance).join() === drug.id)
    .filter(({ className }) => !accepted.some((name) => keyOf(name) === keyOf(className)))
    .map(({ className, where }) => ({
      drug: drug.id,
      kind: 'class',
      subject: className,
      message: `its class is "${drug.class}", but "${className}" in ${where}`,
    }));
}

function otherLabels(drug: DrugRecord, { labels }: DataSets): Found[] {
  return (drug.labelUses ?? []).flatMap(({ source, date, state }) => {
    const [regulator, ...words] = source.split('-');
    const brand = words.join(' ');
    const rows = labels.filter((label) => label.regulator === regulator && keyOf(label.brand) === brand);
    return rows.flatMap((row): Found[] => {
      if (row.date !== null && row.date !== date) {
        const message = `the label ${source} is of ${date}, but of ${row.date} in ${row.where}`;
        return [{ drug: drug.id, kind: 'label date', subject: date, message }];
      }
      if (row.status !== null && state === 'approved' && row.status !== 'Authorised') {
        const message = `the label ${source} is "${row.status}" in ${row.where}`;
        return [{ drug: drug.id, kind: 'label state', subject: row.status, message }];
      }
      return [];
    });
  });
}

/** @returns the sentence of the notes that mentions what a disagreement is about, or null */
function explanationOf(subject: string, notes: string | undefined): string | null {
  const sentences = (notes ?? '').split(/(?<=[.;])\s+/);
  return sentences.find((sentence) => ` ${keyOf(sentence)} `.includes(` ${keyOf(subject)} `)) ?? null;
}

/** A text as names are compared: case, accents, hyphens and punctuation apart. */
function keyOf(text: string): string {
  const words = text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words === '' ? '' : termKey({ text: `x ${words}` }).slice(2);
}

function memoize<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = compute(text);
      known.set(text, result);
    }
    return result;
  };
}
