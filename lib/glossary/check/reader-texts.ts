import type { Facts, LabelUse, Language, List, Localized, Statement } from '@/data/schema';
import { alternatives } from '../uses';

/**
 * What a text is on a card; a `label summary` stands for the lines of a label at first look, and `quoted` are the base document's own
 * conditions, which are kept as it has them.
 */
export type TextKind =
  | 'label line'
  | 'label summary'
  | 'statement'
  | 'brief'
  | 'explanation'
  | 'detail'
  | 'topic'
  | 'quoted';

/** A text that the project wrote for readers. */
export interface ReaderText {
  kind: TextKind;
  /** File, record and field: "drugs/letrozole.json: letrozole: labelUses.0.lines.1.text". */
  where: string;
  text: Localized;
  /** Ids of the subtypes that stand beside it as chips, or in it: a chip explains what it names. */
  chips?: readonly string[];
}

/** The languages in which each of them is written. */
export const LANGUAGES: readonly Language[] = ['en', 'fr'];

/** @returns the texts of all records; names and titles are none */
export function readerTexts(facts: Facts): ReaderText[] {
  return [
    ...facts.drugs.flatMap(({ id, labelUses = [], statements = [], ambiguity }) => {
      const where = `drugs/${id}.json: ${id}`;
      return [
        ...labelUses.flatMap((use, i) => textsOfUse(use, `${where}: labelUses.${i}`)),
        ...textsOfStatements(statements, where),
        ...one('explanation', `${where}: ambiguity.text`, ambiguity?.text),
      ];
    }),
    ...facts.classes.flatMap(({ id, brief, plain, statements = [] }) => {
      const where = `classes/${id}.json: ${id}`;
      return [
        ...one('brief', `${where}: brief`, brief),
        ...one('explanation', `${where}: plain`, plain),
        ...textsOfStatements(statements, where),
      ];
    }),
    ...facts.subtypes.flatMap(({ id, plain }) => one('explanation', `subtypes.json: ${id}: plain`, plain)),
    ...facts.sections.flatMap(({ id, lists }) =>
      lists.flatMap((list, i) => textsOfList(list, `sections.json: ${id}: lists.${i}`)),
    ),
    ...facts.topics.flatMap(({ id, text }) => one('topic', `topics.json: ${id}: text`, text)),
    ...facts.regimens.flatMap(({ id, use }) => one('statement', `regimens.json: ${id}: use`, use)),
  ];
}

function one(
  kind: TextKind,
  where: string,
  text: Localized | undefined,
  chips: readonly string[] = [],
): ReaderText[] {
  return text === undefined ? [] : [{ kind, where, text, chips }];
}

function textsOfUse({ lines, shortIndication }: LabelUse, where: string): ReaderText[] {
  const chips = alternatives(lines).flat();
  return [
    ...lines.flatMap(({ text }, i) => one('label line', `${where}.lines.${i}.text`, text, chips)),
    ...one('label summary', `${where}.shortIndication`, shortIndication, chips),
  ];
}

function textsOfStatements(statements: readonly Statement[], where: string): ReaderText[] {
  return statements.flatMap(({ text, shortText, subtypes }, i) => [
    ...one('statement', `${where}: statements.${i}.text`, text, subtypes),
    ...one('statement', `${where}: statements.${i}.shortText`, shortText, subtypes),
  ]);
}

function textsOfList({ condition, cases, detail, subtypes }: List, where: string): ReaderText[] {
  return [
    ...one('quoted', `${where}.condition`, condition, subtypes),
    ...cases.flatMap((text, i) => one('label summary', `${where}.cases.${i}`, text, subtypes)),
    ...one('detail', `${where}.detail`, detail, subtypes),
  ];
}

/** @returns the sentences of a text */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…](?:\u00a0?["”»)])?)\s+(?=["“«(]?[\p{Lu}\d])/u);
}

/** @returns the words of a text: what stands between spaces and has a letter or a digit */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
