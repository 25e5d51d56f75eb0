import type { Entry, Language } from './glossary';
import { textIn } from './text-in';

/** @returns what a drug or a drug class is called in running text */
export function entryName(entry: Entry, language: Language): string {
  return textIn(entry.kind === 'drug' ? entry.name : entry.drugClass.label, language);
}
