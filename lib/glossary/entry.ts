import type { Language, LocalizedName } from '@/data/schema';
import type { Entry } from './entry-schema';

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
