import * as v from 'valibot';
import {
  DrugClassSchema,
  LabelUseSchema,
  ListSchema,
  LocalizedNameSchema,
  LocalizedSchema,
  NameSchema,
  SectionSchema,
  SourceSchema,
  SubtypeSchema,
} from '@/data/schema';

/*
 * What has a card, its references resolved. The background gives it to a page in this shape, so the shape is checked there; a
 * field of the records that is not named here stays in the background.
 */

const ResolvedSourceSchema = v.object(v.omit(SourceSchema, ['french']).entries);
const sources = v.array(ResolvedSourceSchema);

const SectionLinkSchema = v.object({
  href: v.pipe(v.string(), v.url(), v.startsWith('https://')),
  /** The language of the page it leads to. */
  language: v.picklist(['en', 'fr']),
  /** Whether the project has read the linked page. If not, the statements come from the English page. */
  wasRead: v.boolean(),
});

/** A section of the base document, with its source and the links to it. */
const SectionPlaceSchema = v.object({
  section: v.object(v.pick(SectionSchema, ['id', 'title', 'fragment']).entries),
  source: ResolvedSourceSchema,
  /** The link to it, for a reader of each language. */
  links: v.object({ en: SectionLinkSchema, fr: SectionLinkSchema }),
});

/** A list of the base document that names a drug, with its section. */
const ListingSchema = v.object({
  ...SectionPlaceSchema.entries,
  list: ListSchema,
  subtypes: v.array(v.object({ ...SubtypeSchema.entries, sources })),
});

/** Names with the sources that have them. */
const otherNames = v.array(v.object({ ...v.pick(NameSchema, ['text', 'kind']).entries, sources }));

/** What a card says of one drug. */
const DrugEntrySchema = v.object({
  kind: v.literal('drug'),
  id: v.string(),
  /** The heading of its card. */
  name: LocalizedNameSchema,
  /** Its other names, for a card of each language. */
  otherNames: v.object({ en: otherNames, fr: otherNames }),
  drugClass: DrugClassSchema,
  /** The sources of the class and of its explanation. */
  classSources: sources,
  /** In the order of the record; none for a drug that the base document does not name. */
  listings: v.array(ListingSchema),
  /** For a drug that the base document does not name: its section about this kind of treatment. */
  relatedSection: v.nullable(SectionPlaceSchema),
  labelUses: v.array(v.object({ ...LabelUseSchema.entries, source: ResolvedSourceSchema })),
  statements: v.array(v.object({ text: LocalizedSchema, source: ResolvedSourceSchema })),
  /** The source that says that the drug is used for other illnesses too; null when no checked source says so. */
  otherUses: v.nullable(ResolvedSourceSchema),
  ambiguity: v.nullable(v.object({ text: LocalizedSchema, sources })),
});

/** What a card says of a drug class. */
const ClassEntrySchema = v.object({
  kind: v.literal('class'),
  /** The id of its mentions, see `classEntryId`. */
  id: v.string(),
  drugClass: DrugClassSchema,
  sources,
  /** The drugs of this glossary that belong to it or to a narrower class, each with an entry of its own. */
  drugs: v.array(v.object(v.pick(DrugEntrySchema, ['id', 'name']).entries)),
});

/** Something that has a card. */
export const EntrySchema = v.variant('kind', [DrugEntrySchema, ClassEntrySchema]);

export type Source = v.InferOutput<typeof ResolvedSourceSchema>;
export type SectionLink = v.InferOutput<typeof SectionLinkSchema>;
export type SectionPlace = v.InferOutput<typeof SectionPlaceSchema>;
export type Listing = v.InferOutput<typeof ListingSchema>;
export type OtherName = v.InferOutput<typeof otherNames>[number];
export type Drug = v.InferOutput<typeof DrugEntrySchema>;
export type ClassEntry = v.InferOutput<typeof ClassEntrySchema>;
export type Entry = v.InferOutput<typeof EntrySchema>;
