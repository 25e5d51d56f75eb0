import type { DrugName, DrugRecord, Language, LocalizedName, Source } from '@/data/schema';
import { textIn } from './entry';
import type { OtherName } from './entry-schema';
import type { Region } from './regions';

/** In this order a card shows the names of a drug. */
const KINDS: readonly DrugName['kind'][] = [
  'brand',
  'biosimilar',
  'abbreviation',
  'generic',
  'french',
  'salt',
  'code',
  'misspelling',
];

/** @returns the name at the head of a card */
export function nameOf({ name, frenchName, frenchDescription }: DrugRecord): LocalizedName {
  const fr = frenchName ?? frenchDescription;
  return fr === undefined ? name : { en: name, fr };
}

/**
 * The names of a drug beside the one that heads its card, none of them twice.
 *
 * @param record the record of the drug
 * @param language that of the card
 * @param nameSource where `record.name` was read
 * @param source gives a source by its id
 * @param regions nearest first
 * @returns brand names first, then biosimilars, abbreviations and the others; those of near regions before those of others, else in
 *   the order of the record
 */
export function otherNames(
  record: DrugRecord,
  language: Language,
  nameSource: Source,
  source: (id: string) => Source,
  regions: readonly Region[],
): OtherName[] {
  const nearestFirst = (one: Region, other: Region) => regions.indexOf(one) - regions.indexOf(other);
  const own: OtherName = { text: record.name, kind: 'generic', sources: [nameSource] };
  const others = record.names.map((name) => ({
    text: name.text,
    kind: name.kind,
    sources: name.sources.map(source),
    ...(name.regions && { regions: name.regions.toSorted(nearestFirst) }),
  }));
  const seen = new Set([textIn(nameOf(record), language).toLowerCase()]);
  // A description in the other language is no name.
  const all = record.frenchDescription === undefined ? [own, ...others] : others;
  const distinct = all.filter(({ text }) => {
    const key = text.toLowerCase();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  // Each page of the extension waits for this: a rank is reckoned once for a name, not once for each comparison.
  const ranks = new Map(distinct.map((name) => [name, rankOf(name, regions)]));
  const rank = (name: OtherName) => ranks.get(name) ?? 0;
  return distinct.toSorted((one, other) => rank(one) - rank(other));
}

function rankOf({ text, kind, regions: of }: OtherName, regions: readonly Region[]): number {
  const [nearest] = of ?? [];
  const distance = nearest === undefined ? regions.length : regions.indexOf(nearest);
  // "trastuzumab-dkst" is not what a box says first: after the names that begin with a capital.
  const isBrand = /^\p{Lu}/u.test(text);
  return KINDS.indexOf(kind) * 100 + (isBrand ? 0 : 50) + distance;
}
