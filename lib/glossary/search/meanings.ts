import type { SearchWord } from '@/data/search-schema';
import { textIn } from '../entry';
import type { ClassEntry, Drug } from '../entry-schema';
import type { Glossary, Regimen, Topic } from '../glossary';
import type { Found, FoundSubtype } from './found';

/** What words stand for: the class with its drugs, the regimen with its drugs, the subtype with the drugs that are named for it. */

/** @returns the class, then its drugs */
export function meaningOfClass(entry: ClassEntry, glossary: Glossary): Found[] {
  return [entry, ...entry.drugs.flatMap(({ id }) => glossary.entry(id) ?? [])];
}

/** @returns the regimen, then its drugs */
export function meaningOfRegimen(regimen: Regimen, glossary: Glossary): Found[] {
  const drugs = regimen.parts.flatMap(({ drug }) => glossary.entry(drug.id) ?? []);
  return [{ kind: 'regimen', id: `regimen:${regimen.id}`, regimen }, ...drugs];
}

/** @returns the subtype, then the drugs that the base document lists for it, those that a regulator approves for it, and the others */
export function meaningOfSubtype(subtype: FoundSubtype, { drugs }: Glossary): Found[] {
  const ways = [listedSubtypes, approvedSubtypes, namedSubtypes];
  const found = ways.flatMap((subtypesOf) =>
    drugs.filter((drug) => subtypesOf(drug).some(({ id }) => id === subtype.id)),
  );
  return [{ kind: 'subtype', id: `subtype:${subtype.id}`, subtype }, ...new Set(found)];
}

export function meaningOfTopic(topic: Topic): Found[] {
  return [{ kind: 'topic', id: `topic:${topic.id}`, topic }];
}

/** @returns what a word of readers stands for */
export function meaningOfWord({ finds }: SearchWord, glossary: Glossary): Found[] {
  const { classes = [], drugs = [], subtypes = [], topics = [], nameKind } = finds;
  const known = subtypes.length > 0 ? subtypesIn(glossary.drugs) : [];
  return [
    ...classes.flatMap((id) =>
      glossary.classes
        .filter(({ drugClass }) => drugClass.id === id)
        .flatMap((entry) => meaningOfClass(entry, glossary)),
    ),
    ...drugs.flatMap((id) => glossary.entry(id) ?? []),
    ...known
      .filter(({ id }) => subtypes.includes(id))
      .flatMap((subtype) => meaningOfSubtype(subtype, glossary)),
    ...glossary.topics.filter(({ id }) => topics.includes(id)).flatMap(meaningOfTopic),
    ...glossary.drugs.filter(({ otherNames }) => otherNames.en.some(({ kind }) => kind === nameKind)),
  ];
}

/** @returns each subtype that a source names for a drug */
export function subtypesIn(drugs: readonly Drug[]): FoundSubtype[] {
  const all = drugs.flatMap((drug) => [
    ...listedSubtypes(drug),
    ...approvedSubtypes(drug),
    ...namedSubtypes(drug),
  ]);
  return [...new Map(all.map((subtype) => [subtype.id, subtype])).values()];
}

/** @returns the titles of the treatments of the base document, with their drugs */
export function treatmentsIn(drugs: readonly Drug[], language: 'en' | 'fr'): Map<string, Drug[]> {
  const byTitle = new Map<string, Drug[]>();
  for (const drug of drugs) {
    const places = [...drug.listings, ...(drug.relatedSection ? [drug.relatedSection] : [])];
    for (const title of new Set(places.map(({ section }) => textIn(section.title, language)))) {
      byTitle.set(title, [...(byTitle.get(title) ?? []), drug]);
    }
  }
  return byTitle;
}

function listedSubtypes({ listings }: Drug): FoundSubtype[] {
  return listings.flatMap(({ subtypes }) => subtypes);
}

/** A use that is no longer approved does not count. */
function approvedSubtypes({ labelUses }: Drug): FoundSubtype[] {
  const approved = labelUses.filter(({ state }) => state === 'approved');
  return approved.flatMap(({ lines }) => lines).flatMap(({ subtypes }) => subtypes);
}

function namedSubtypes({ statements }: Drug): FoundSubtype[] {
  return statements.flatMap(({ subtypes }) => subtypes);
}
