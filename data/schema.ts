/**
 * The shape of every record in this folder. The types are inferred from these schemas, so the build, the tests and the editor use
 * the same definitions. Cross-references are checked in lib/glossary/check.
 */
import * as v from 'valibot';
import { DATES_OF, NAME_KINDS, REGIONS, STAGES, SUBTYPE_JOINS, USE_STATES } from './values';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens'),
);
const line = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));

/** A text for readers, by language: the French says what the English says, no more and no less. */
export const LocalizedSchema = v.pipe(
  v.strictObject({ en: line, fr: line }),
  v.check(({ en, fr }) => en !== fr, 'is the same text in both languages: a name is written once, as a text'),
);

/**
 * A name: one text where both languages have the same name, else one for each language. A published title is a name, in the
 * language in which it was published. Our own description of a document is written in both languages.
 */
export const LocalizedNameSchema = v.lazy((text) => (typeof text === 'string' ? line : LocalizedSchema));

/** A year, month or day: `2024`, `2024-06` or `2024-06-18`. */
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const date = v.pipe(
  v.string(),
  v.regex(DATE, 'a date is YYYY, YYYY-MM or YYYY-MM-DD'),
  v.check(isInCalendar, 'is not in the calendar: write the date that the source states'),
);

/** "2025-13" and "2025-02-30" are not: the parser refuses them, or makes another date of them. */
function isInCalendar(text: string): boolean {
  if (!DATE.test(text)) return true;
  const parsed = new Date(text);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

const address = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const region = v.picklist(REGIONS);
const stage = v.picklist(STAGES);

/** The month in which the facts of a record were last compared with their sources: `2026-11`. */
const checked = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/, 'a month is YYYY-MM'));

export const SourceSchema = v.strictObject({
  id,
  /** Who says it, e.g. "Canadian Cancer Society". */
  publisher: LocalizedNameSchema,
  /** A shorter name of the publisher for small print, where the full name is long. */
  shortName: v.optional(LocalizedNameSchema),
  title: LocalizedNameSchema,
  url: address,
  /**
   * The same page in French, where its address follows the pattern of the site but the project has not read it: a link
   * may lead there, but no statement may name it as its source. A French page that was read is a source of its own.
   */
  french: v.optional(v.strictObject({ url: address, seen: v.literal(false), why: line })),
  date,
  /** What the date belongs to. */
  dateOf: v.picklist(DATES_OF),
});

/** A term that cards explain: a subtype, a drug class. */
const ExplainedSchema = v.strictObject({
  id,
  /** Its name: the label of a chip, e.g. "HER2-positive", or of a class. */
  label: LocalizedNameSchema,
  /** A sentence or two for a reader with no training. */
  plain: LocalizedSchema,
  sources: v.pipe(v.array(id), v.minLength(1)),
  /** Other ways to write it, for the search: "HER2+". */
  spellings: v.optional(v.array(line)),
});
export const SubtypeSchema = v.strictObject({
  ...ExplainedSchema.entries,
  /** What the label stands for, word by word and no wider: where there is little room, the card writes the label in its place. */
  inFull: v.optional(LocalizedSchema),
});

/** What a source other than a regulator's label says of a use in breast cancer. */
export const StatementSchema = v.strictObject({
  /** Whole sentences, below the caption that names who says it; they name the country where it holds in one country only. */
  text: LocalizedSchema,
  /** For the first look, where the text is long: whole sentences that say the same with fewer conditions, and that there are more. */
  shortText: v.optional(LocalizedSchema),
  source: id,
  /** The source is a news report, or a copy, and not the word of who decided: the card says so. */
  isReported: v.optional(v.literal(true)),
  /** Where it holds, if not everywhere. */
  region: v.optional(region),
  /** The stages of the cancer that it speaks of. */
  stages: v.pipe(v.array(stage), v.minLength(1)),
  /** Only subtypes that the source names; where there are several, the cancer has all of them. */
  subtypes: v.array(id),
});

export const DrugClassSchema = v.strictObject({
  ...ExplainedSchema.entries,
  /** The first sentence of a card: plain and short, with nothing that `plain` does not say. */
  brief: LocalizedSchema,
  /** How pages write the class, singular and plural, in English and French: found like a drug's name, in any case. */
  terms: v.optional(v.array(line)),
  /** The same for spellings that are found in their exact case only: "SERD". None that often means something else: "AI", "ADC". */
  exactTerms: v.optional(v.array(line)),
  /** The class that this one is a part of: "antibody-drug conjugate" for "HER2 antibody-drug conjugate". */
  broader: v.optional(id),
  /** What a source says of the class, and of none of its drugs by name. */
  statements: v.optional(v.array(StatementSchema)),
  /** As `containedIn` of a drug. */
  containedIn: v.optional(v.array(id)),
  checked: v.optional(checked),
});

/** A list of drugs inside a section, with the condition under which the section names them. */
export const ListSchema = v.strictObject({
  id,
  /** Completes "… lists it for" ("… pour", so with an article), with the scope of the base document and no wider. */
  condition: LocalizedSchema,
  /**
   * The condition in short, as kinds of cancer, each completing the same words and naming its subtypes by the labels of their chips.
   * Several where the subtypes alone would tell nothing: chips for "HR-negative or HR-positive" exclude nobody.
   */
  cases: v.pipe(v.array(LocalizedSchema), v.minLength(1)),
  /** The condition demands more than the subtypes: where the cancer has spread, symptoms. */
  hasFurtherConditions: v.optional(v.literal(true)),
  /** A further sentence of the section that belongs to this list (menopause, alone or combined, …). */
  detail: v.optional(LocalizedSchema),
  /** Only subtypes that the section or this list names. */
  subtypes: v.array(id),
  /** Where there are several: whether the cancer has all of these subtypes, or one of them. */
  subtypesJoin: v.optional(v.picklist(SUBTYPE_JOINS)),
});

export const SectionSchema = v.strictObject({
  id,
  source: id,
  title: LocalizedSchema,
  /** Words that occur once in the source's section, for the text fragment of the link. */
  fragment: line,
  lists: v.pipe(v.array(ListSchema), v.minLength(1)),
});

/** A part of the base document that lists no drugs: for the search and the glossary page, never marked on a page. */
export const TopicSchema = v.strictObject({
  id,
  title: LocalizedSchema,
  /** A sentence or two that say what the part says, for a reader with no training. */
  text: LocalizedSchema,
  source: id,
  /** As `fragment` of a section. */
  fragment: line,
});

/** Drugs that are given together under a short name: for the search and the glossary page, never marked on a page. */
export const RegimenSchema = v.strictObject({
  id,
  /** The short name, e.g. "AC-T". */
  name: line,
  /** The same drugs with their letters in another order. */
  alsoWritten: v.optional(v.pipe(v.array(line), v.minLength(1))),
  /** What each letter of the name stands for, in their order: the id of a drug. */
  parts: v.pipe(v.array(v.strictObject({ letter: v.pipe(line, v.length(1)), drug: id })), v.minLength(2)),
  /** Says that it is a combination, who says so, in which country, and for what; in one sentence or two. */
  use: LocalizedSchema,
  source: id,
});

export const NameSchema = v.strictObject({
  text: line,
  kind: v.picklist(NAME_KINDS),
  regions: v.optional(v.array(region)),
  /** Where the name was read. */
  sources: v.pipe(v.array(id), v.minLength(1)),
  /** In which letter case a page must write it, if not the default: the exact case for abbreviations, any case for other names. */
  match: v.optional(v.picklist(['any-case', 'exact-case', 'never'])),
  /** Why it is matched in an unusual way. */
  why: v.optional(line),
});

/** One use that a regulator approves: a kind of breast cancer with its condition. */
export const UseLineSchema = v.strictObject({
  /** `advanced` is cancer that is advanced, cannot be removed or has spread. */
  stage,
  /** Completes "Approved in Canada for …" ("Approuvé au Canada pour …", so with an article), and is understood by itself. */
  text: LocalizedSchema,
  /** Only subtypes that the label names for this use. */
  subtypes: v.array(id),
  /** Where there are several: whether the cancer has all of these subtypes, or one of them. */
  subtypesJoin: v.optional(v.picklist(SUBTYPE_JOINS)),
});

/** What a regulator has approved, for one region. */
export const LabelUseSchema = v.strictObject({
  region,
  state: v.picklist(USE_STATES),
  lines: v.pipe(v.array(UseLineSchema), v.minLength(1)),
  /** For the first look, where the lines are many: completes the same sentence with the kinds of breast cancer alone. */
  shortIndication: v.optional(LocalizedSchema),
  /** Date of the label that was read, or of the decision. */
  date,
  source: id,
  /** The source is a notice or a news report, not the regulator's own page: the card says so. */
  isReported: v.optional(v.literal(true)),
});

export const DrugSchema = v.strictObject({
  id,
  /** The name on the card, as the base document writes it. */
  name: line,
  /** The name on a French card, where it differs from `name`: one of the names of kind `french`, Canada's where it has one. */
  frenchName: v.optional(line),
  /** The heading of a French card where `name` is a description: words of this project, not a name, so never marked on a page. */
  frenchDescription: v.optional(line),
  names: v.array(NameSchema),
  class: id,
  classSource: id,
  /** Section and list of the base document; absent for a drug it does not name. */
  listings: v.optional(v.pipe(v.array(v.strictObject({ section: id, list: id })), v.minLength(1))),
  /** For a drug that the base document does not name: the section that is about this kind of treatment. */
  relatedSection: v.optional(id),
  labelUses: v.optional(v.array(LabelUseSchema)),
  /** What sources other than regulators say of its use in breast cancer: whole sentences that name the source. */
  statements: v.optional(v.array(StatementSchema)),
  /** Set when a source says that the drug is also used for other illnesses. */
  otherUses: v.optional(v.strictObject({ source: id })),
  /** Shown on the card when the name alone does not say which drug is meant. */
  ambiguity: v.optional(
    v.strictObject({
      text: LocalizedSchema,
      /** The records of the drugs that it may mean. */
      drugs: v.pipe(v.array(id), v.minLength(2)),
      sources: v.pipe(v.array(id), v.minLength(1)),
    }),
  ),
  /** Ids of other records that have longer names with a name of this drug inside; the longest name wins on a page. */
  containedIn: v.optional(v.array(id)),
  /** Ids of rules in match-rules.json, for all names of the drug. */
  guards: v.optional(v.array(id)),
  /** The same, for `name` alone. */
  nameGuards: v.optional(v.array(id)),
  checked: v.optional(checked),
  /** For maintainers; never shown. */
  notes: v.optional(line),
});

/**
 * Words for a rule, as they stand in text without accents. A word in small letters may begin with a capital in the text; all
 * other letters count as they are written.
 */
const words = v.pipe(v.array(line), v.minLength(1));

/** Rules that prevent a mark where the letters of a name mean something else. lib/glossary/guards.ts turns the words into patterns. */
const GuardsSchema = v.strictObject({
  /** No mark after a radioactive label or a dye, and none before the name of a payload. */
  antibody: v.strictObject({
    why: line,
    /** Symbols of elements: "Zr" of "89Zr-trastuzumab". */
    isotopes: words,
    /** Their names: "zirconium" of "zirconium-89-trastuzumab". */
    elements: words,
    /** Chelators, dyes and the like: "DOTA" of "DOTA-trastuzumab". */
    labels: words,
    /** The same, with a number after it: "Cy" of "Cy5.5-trastuzumab". */
    numberedLabels: words,
    /** What is bound to the antibody: "MMAE". */
    payloads: words,
    /** The same, with a digit after it: "DM" of "DM1". */
    numberedPayloads: words,
    /** How names of payloads end: "tansine" of "emtansine". */
    payloadEndings: words,
    /** Medicines whose names end in the same way, and that are given together with the antibody. */
    separateMedicines: words,
  }),
  /** No mark before words that are about treatment with both drugs. */
  'two-drugs': v.strictObject({ why: line, followedBy: words }),
});

/** Formulations that make another medicine of a drug; see `FormulationRules` of lib/matcher. */
const FormulationsSchema = v.strictObject({
  why: line,
  kinds: v.array(
    v.strictObject({
      id,
      words,
      role: v.optional(v.picklist(['container', 'modifier'])),
      why: v.optional(line),
    }),
  ),
  nouns: words,
  connectors: words,
  records: v.array(v.strictObject({ id, drug: id, kinds: v.pipe(v.array(id), v.minLength(1)) })),
});

export const MatchRulesSchema = v.strictObject({
  guards: GuardsSchema,
  /** Words that texts write as part of a name; see `NameParts` of lib/matcher. */
  nameParts: v.strictObject({ suffixes: words, prefixes: words }),
  formulations: FormulationsSchema,
  /** Words for what a class of drugs does to its target; see `Head` of lib/matcher. */
  heads: v.array(v.strictObject({ id, behind: words, before: words, anti: v.optional(v.literal(true)) })),
  /** What classes act on: with a head before or behind it, each is a name of the class. */
  targets: v.array(
    v.strictObject({
      class: id,
      head: id,
      names: v.optional(words),
      /** Those that begin ordinary words in some language. */
      commonNames: v.optional(words),
    }),
  ),
  /** Further terms of classes, for pages alone: the search finds the class by others. */
  pageTerms: v.array(v.strictObject({ class: id, terms: words })),
  /** Exact terms of classes that are found in any case all the same. A page may explain one as something else. */
  anyCaseTerms: v.strictObject({ why: line, terms: words }),
  /** Labels of classes that no page is searched for. */
  unmarkedLabels: v.array(v.strictObject({ class: id, why: line })),
  /** Longer names that contain one of the glossary's and mean something else: they are skipped, not marked. */
  exclusions: v.array(v.strictObject({ text: line, why: line })),
});

export type Language = keyof v.InferOutput<typeof LocalizedSchema>;
export type Localized = v.InferOutput<typeof LocalizedSchema>;
export type LocalizedName = v.InferOutput<typeof LocalizedNameSchema>;
export type Source = v.InferOutput<typeof SourceSchema>;
export type Subtype = v.InferOutput<typeof SubtypeSchema>;
export type DrugClass = v.InferOutput<typeof DrugClassSchema>;
export type List = v.InferOutput<typeof ListSchema>;
export type UseLine = v.InferOutput<typeof UseLineSchema>;
export type LabelUse = v.InferOutput<typeof LabelUseSchema>;
export type Statement = v.InferOutput<typeof StatementSchema>;
export type Section = v.InferOutput<typeof SectionSchema>;
export type Topic = v.InferOutput<typeof TopicSchema>;
export type Regimen = v.InferOutput<typeof RegimenSchema>;
export type DrugName = v.InferOutput<typeof NameSchema>;
export type DrugRecord = v.InferOutput<typeof DrugSchema>;
export type Guards = v.InferOutput<typeof GuardsSchema>;
export type MatchRules = v.InferOutput<typeof MatchRulesSchema>;

/** The records of `data/`, as they stand in the files. */
export interface Facts {
  drugs: DrugRecord[];
  classes: DrugClass[];
  subtypes: Subtype[];
  sections: Section[];
  topics: Topic[];
  regimens: Regimen[];
  sources: Source[];
  matchRules: MatchRules;
}
