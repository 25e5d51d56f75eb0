/** Mentions of drug classes carry ids of their own kind: those of drugs are counted, those of classes are not. */
const PREFIX = 'class:';

/** @returns the id that mentions of a drug class carry */
export function classEntryId(drugClass: string): string {
  return PREFIX + drugClass;
}

/** Whether the id of a mention is that of a drug class. */
export function isClassEntryId(id: string): boolean {
  return id.startsWith(PREFIX);
}
