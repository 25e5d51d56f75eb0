import type {
  DrugClass,
  DrugName,
  LabelUse,
  Language,
  Localized,
  LocalizedName,
  Section,
  Source,
  Subtype,
} from '@/data/schema';
import type { SectionLink } from './section-link';

export type { Language, Localized, Source } from '@/data/schema';

type SectionList = Section['lists'][number];

/** A subtype with the sources of its explanation. */
export type ResolvedSubtype = Omit<Subtype, 'sources'> & { sources: Source[] };

/** A section of the base document, with its source and the links to it. */
export interface SectionPlace {
  section: Section;
  source: Source;
  /** The link to it, for a reader of each language. */
  links: Record<Language, SectionLink>;
}

/** A list of the base document that names a drug, with its section. */
export interface Listing extends SectionPlace {
  list: SectionList;
  subtypes: ResolvedSubtype[];
}

/** A name with the sources that have it. */
export type OtherName = Pick<DrugName, 'text' | 'kind'> & { sources: Source[] };

/** What a card says of one drug, its references resolved. */
export interface Drug {
  kind: 'drug';
  id: string;
  /** The heading of its card. */
  name: LocalizedName;
  /** Its other names, for a card of each language. */
  otherNames: Record<Language, OtherName[]>;
  drugClass: DrugClass;
  /** The sources of the class and of its explanation. */
  classSources: Source[];
  /** In the order of the record; none for a drug that the base document does not name. */
  listings: Listing[];
  /** For a drug that the base document does not name: its section about this kind of treatment. */
  relatedSection: SectionPlace | null;
  labelUses: (Omit<LabelUse, 'source'> & { source: Source })[];
  statements: { text: Localized; source: Source }[];
  /** The source that says that the drug is used for other illnesses too; null when no checked source says so. */
  otherUses: Source | null;
  ambiguity: { text: Localized; sources: Source[] } | null;
}

/** What a card says of a drug class. */
export interface ClassEntry {
  kind: 'class';
  /** The id of its mentions, see `classEntryId`. */
  id: string;
  drugClass: DrugClass;
  sources: Source[];
  /** The drugs of this glossary that belong to it or to a narrower class. */
  drugs: Drug[];
}

/** Something that has a card. */
export type Entry = Drug | ClassEntry;

/** @returns the text in `language`; a name that is the same in both languages is one text */
export function textIn(text: LocalizedName, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}

/** @returns what a drug or a drug class is called in running text */
export function entryName(entry: Entry, language: Language): string {
  return textIn(entry.kind === 'drug' ? entry.name : entry.drugClass.label, language);
}

/** Begins the ids of classes, so that mentions of drugs can be counted without those of classes. */
const CLASS_PREFIX = 'class:';

/** @returns the id that mentions of a drug class carry */
export function classEntryId(drugClass: string): string {
  return CLASS_PREFIX + drugClass;
}

/** Whether the id of a mention is that of a drug class. */
export function isClassEntryId(id: string): boolean {
  return id.startsWith(CLASS_PREFIX);
}
