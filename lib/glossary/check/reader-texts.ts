import type { Facts, LabelUse, Language, Localized, Statement } from '@/data/schema';

/** What a text is on a card; `quoted` are the base document's own conditions, which are kept as it has them. */
export type TextKind = 'label line' | 'statement' | 'brief' | 'explanation' | 'detail' | 'topic' | 'quoted';

/** A text that the project wrote for readers. */
export interface ReaderText {
  kind: TextKind;
  /** File, record and field: "drugs/letrozole.json: letrozole: labelUses.0.lines.1.text". */
  where: string;
  text: Localized;
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
      lists.flatMap(({ condition, detail }, i) => [
        ...one('quoted', `sections.json: ${id}: lists.${i}.condition`, condition),
        ...one('detail', `sections.json: ${id}: lists.${i}.detail`, detail),
      ]),
    ),
    ...facts.topics.flatMap(({ id, text }) => one('topic', `topics.json: ${id}: text`, text)),
    ...facts.regimens.flatMap(({ id, use }) => one('statement', `regimens.json: ${id}: use`, use)),
  ];
}

function one(kind: TextKind, where: string, text: Localized | undefined): ReaderText[] {
  return text === undefined ? [] : [{ kind, where, text }];
}

function textsOfUse({ lines, shortIndication }: LabelUse, where: string): ReaderText[] {
  return [
    ...lines.flatMap(({ text }, i) => one('label line', `${where}.lines.${i}.text`, text)),
    ...one('label line', `${where}.shortIndication`, shortIndication),
  ];
}

function textsOfStatements(statements: readonly Statement[], where: string): ReaderText[] {
  return statements.flatMap(({ text, shortText }, i) => [
    ...one('statement', `${where}: statements.${i}.text`, text),
    ...one('statement', `${where}: statements.${i}.shortText`, shortText),
  ]);
}

/** @returns the sentences of a text */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…](?:\u00a0?["”»)])?)\s+(?=["“«(]?[\p{Lu}\d])/u);
}

/** @returns the words of a text: what stands between spaces and has a letter or a digit */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
