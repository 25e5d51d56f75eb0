import * as v from 'valibot';
import type {
  DrugClass,
  DrugName,
  LabelUse as LabelUseRecord,
  List,
  Localized,
  LocalizedName,
  Section,
  Source as SourceRecord,
  Statement as StatementRecord,
  Subtype as SubtypeRecord,
  UseLine,
} from '@/data/schema';
import { DATES_OF, NAME_KINDS, REGIONS, STAGES, SUBTYPE_JOINS, USE_STATES } from '@/data/values';

/*
 * What has a card, its references resolved. The background gives it to a page in this shape, so the shape is checked there; a
 * field of the records that is not named here stays in the background. The records themselves were checked when the extension
 * was built, by stricter schemas (data/schema.ts), which would be a tenth of what a page loads: TypeScript keeps both in step.
 */

type CheckFor<Value> = v.GenericSchema<unknown, Value>;

function createSchemas() {
  const text = v.pipe(v.string(), v.minLength(1));
  const localized = v.object({ en: text, fr: text }) satisfies CheckFor<Localized>;
  const localizedName = v.lazy((name) =>
    typeof name === 'string' ? text : localized,
  ) satisfies CheckFor<LocalizedName>;
  const address = v.pipe(v.string(), v.startsWith('https://'));

  const SourceSchema = v.object({
    id: text,
    publisher: localizedName,
    shortName: v.optional(localizedName),
    title: localizedName,
    url: address,
    date: text,
    dateOf: v.picklist(DATES_OF),
  }) satisfies CheckFor<Omit<SourceRecord, 'french'>>;
  const sources = v.array(SourceSchema);

  /** What a subtype and a drug class have in common. */
  const explained = {
    id: text,
    label: localizedName,
    plain: localized,
    spellings: v.optional(v.array(text)),
  };
  const SubtypeSchema = v.object({ ...explained, inFull: v.optional(localized), sources }) satisfies CheckFor<
    Omit<SubtypeRecord, 'sources'>
  >;
  const stage = v.picklist(STAGES);
  const region = v.picklist(REGIONS);
  /** Whether the card says all of it before a button is pressed. */
  const isAtFirst = v.boolean();
  /** Kinds of cancer, each with the subtypes that it has at once; none where they cannot tell which cancer is meant. */
  const alternatives = v.array(v.array(SubtypeSchema));
  const StatementSchema = v.object({
    text: localized,
    shortText: v.optional(localized),
    source: SourceSchema,
    isReported: v.optional(v.literal(true)),
    region: v.optional(region),
    stages: v.array(stage),
    subtypes: v.array(SubtypeSchema),
    alternatives,
    isAtFirst,
  }) satisfies CheckFor<Omit<StatementRecord, 'source' | 'subtypes'>>;
  const statements = v.array(StatementSchema);
  const LabelUseSchema = v.object({
    region,
    state: v.picklist(USE_STATES),
    lines: v.array(
      v.object({
        stage,
        text: localized,
        subtypes: v.array(SubtypeSchema),
        subtypesJoin: v.optional(v.picklist(SUBTYPE_JOINS)),
      }) satisfies CheckFor<Omit<UseLine, 'subtypes'>>,
    ),
    alternatives,
    shortIndication: v.optional(localized),
    date: text,
    source: SourceSchema,
    isReported: v.optional(v.literal(true)),
    isAtFirst,
    isWider: v.optional(v.boolean()),
  }) satisfies CheckFor<Omit<LabelUseRecord, 'source' | 'lines'>>;

  const DrugClassSchema = v.object({
    ...explained,
    brief: localized,
    terms: v.optional(v.array(text)),
    exactTerms: v.optional(v.array(text)),
  }) satisfies CheckFor<
    Pick<DrugClass, 'id' | 'label' | 'plain' | 'spellings' | 'brief' | 'terms' | 'exactTerms'>
  >;

  const SectionLinkSchema = v.object({
    href: address,
    /** The language of the page it leads to. */
    language: v.picklist(['en', 'fr']),
    /** Whether the project has read the linked page. If not, the statements come from the English page. */
    wasRead: v.boolean(),
  });

  /** A section of the base document, with its source and the links to it. */
  const SectionPlaceSchema = v.object({
    section: v.object({ id: text, title: localized, fragment: text }) satisfies CheckFor<
      Pick<Section, 'id' | 'title' | 'fragment'>
    >,
    source: SourceSchema,
    /** The link to it, for a reader of each language. */
    links: v.object({ en: SectionLinkSchema, fr: SectionLinkSchema }),
  });

  /** A list of the base document that names a drug, with its section. */
  const ListingSchema = v.object({
    ...SectionPlaceSchema.entries,
    list: v.object({
      id: text,
      condition: localized,
      cases: v.array(localized),
      hasFurtherConditions: v.optional(v.literal(true)),
      detail: v.optional(localized),
      subtypes: v.array(text),
      subtypesJoin: v.optional(v.picklist(SUBTYPE_JOINS)),
    }) satisfies CheckFor<List>,
    subtypes: v.array(SubtypeSchema),
    alternatives,
  });

  /** Names with the sources that have them. */
  const otherNames = v.array(
    v.object({
      text,
      kind: v.picklist(NAME_KINDS),
      sources,
      regions: v.optional(v.array(region)),
    }),
  ) satisfies CheckFor<Pick<DrugName, 'text' | 'kind' | 'regions'>[]>;

  /** Drugs that have entries of their own. */
  const drugLinks = v.array(v.object({ id: text, name: localizedName }));

  /** What a card says of one drug. */
  const DrugEntrySchema = v.object({
    kind: v.literal('drug'),
    id: v.string(),
    /** The heading of its card. */
    name: localizedName,
    /** Its other names, for a card of each language. */
    otherNames: v.object({ en: otherNames, fr: otherNames }),
    drugClass: DrugClassSchema,
    /** The sources of the class and of its explanation. */
    classSources: sources,
    /** In the order of the record; none for a drug that the base document does not name. */
    listings: v.array(ListingSchema),
    /** For a drug that the base document does not name: its section about this kind of treatment. */
    relatedSection: v.nullable(SectionPlaceSchema),
    /** What regulators say before a button is pressed; of a long use perhaps only a line. */
    firstUses: v.array(LabelUseSchema),
    labelUses: v.array(LabelUseSchema),
    /** What other sources say, the last of it perhaps of its class alone. */
    statements,
    /** No source says how this drug itself is used. */
    isUseUnknown: v.boolean(),
    /** The source that says that the drug is used for other illnesses too; null when no checked source says so. */
    otherUses: v.nullable(SourceSchema),
    ambiguity: v.nullable(v.object({ text: localized, drugs: drugLinks, sources })),
    /** The month up to which the facts were checked; null when the record does not say it yet. */
    checked: v.nullable(text),
  });

  /** What a card says of a drug class. */
  const ClassEntrySchema = v.object({
    kind: v.literal('class'),
    /** The id of its mentions, see `classEntryId`. */
    id: v.string(),
    drugClass: DrugClassSchema,
    sources,
    statements,
    /** As for a drug. */
    checked: v.nullable(text),
    /** The drugs of this glossary that belong to it or to a narrower class. */
    drugs: drugLinks,
  });

  return {
    SourceSchema,
    SectionLinkSchema,
    SectionPlaceSchema,
    StatementSchema,
    LabelUseSchema,
    ListingSchema,
    otherNames,
    DrugEntrySchema,
    ClassEntrySchema,
  };
}

type Schemas = ReturnType<typeof createSchemas>;

/** Made for the first entry that is checked: most pages ask for none. */
let schemas: Schemas | undefined;

/** Something that has a card. */
export const EntrySchema = v.lazy((entry) => {
  schemas ??= createSchemas();
  return Object(entry).kind === 'class' ? schemas.ClassEntrySchema : schemas.DrugEntrySchema;
});

export type Source = v.InferOutput<Schemas['SourceSchema']>;
export type SectionLink = v.InferOutput<Schemas['SectionLinkSchema']>;
export type SectionPlace = v.InferOutput<Schemas['SectionPlaceSchema']>;
export type Listing = v.InferOutput<Schemas['ListingSchema']>;
export type Statement = v.InferOutput<Schemas['StatementSchema']>;
export type LabelUse = v.InferOutput<Schemas['LabelUseSchema']>;
export type Subtype = Statement['subtypes'][number];
export type OtherName = v.InferOutput<Schemas['otherNames']>[number];
export type Drug = v.InferOutput<Schemas['DrugEntrySchema']>;
export type ClassEntry = v.InferOutput<Schemas['ClassEntrySchema']>;
export type Entry = v.InferOutput<typeof EntrySchema>;
