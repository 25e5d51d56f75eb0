import type { Facts, LabelUse, Localized, Source, Statement } from '@/data/schema';

/** The number of lines of a use that a card has room for at first. */
const MAX_LINES_AT_FIRST = 2;

/** Who approves medicines, by the English name; the others only report what these have approved. */
const REGULATORS = [
  'Health Canada',
  'US Food and Drug Administration',
  'European Medicines Agency',
  'Medicines and Healthcare products Regulatory Agency (UK)',
];
/** Its pages for patients list what the regulator of the US has approved. */
const STATES_APPROVALS = ['National Cancer Institute (US)'];

/**
 * Finds uses that a card would show in a misleading way: more at first than can be read, less than must be seen, or a report as the
 * regulator's own word.
 *
 * @returns the problems, each as "file: record: field: what is wrong"
 */
export function wrongUses({
  drugs,
  classes,
  sources,
}: Pick<Facts, 'drugs' | 'classes' | 'sources'>): string[] {
  const ofClasses = classes.flatMap(({ id, statements = [] }) =>
    statements.flatMap((statement, i) => [
      ...unmarkedReport(statement, sources, `classes/${id}.json: ${id}: statements.${i}.isReported`),
      ...endedIn(statement.text, `classes/${id}.json: ${id}: statements.${i}.text`),
    ]),
  );
  const ofDrugs = drugs.flatMap((drug) => {
    const where = `drugs/${drug.id}.json: ${drug.id}`;
    const { labelUses = [] } = drug;
    return [
      ...labelUses.flatMap((use, i) => [
        ...wrongShortText(use, `${where}: labelUses.${i}.shortIndication`),
        ...endedInWords(use, `${where}: labelUses.${i}`),
        ...wrongReport(use, sources, `${where}: labelUses.${i}.isReported`),
      ]),
      ...(drug.statements ?? []).flatMap((statement, i) => [
        ...unmarkedReport(statement, sources, `${where}: statements.${i}.isReported`),
        ...endedIn(statement.text, `${where}: statements.${i}.text`),
      ]),
    ];
  });
  return [...ofDrugs, ...ofClasses];
}

function wrongShortText({ state, lines, shortIndication }: LabelUse, where: string): string[] {
  if (state === 'withdrawn' && shortIndication)
    return [
      `${where}: would put what is no longer approved behind "More": leave it out, and shorten the lines`,
    ];
  if (state === 'approved' && lines.length > MAX_LINES_AT_FIRST && !shortIndication)
    return [`${where}: ${lines.length} lines are too many for the first look: sum them up here`];
  return [];
}

/** Words for a use that a regulator has ended. A maker that took its request back had no approved use. */
const ENDED = {
  en: /\b(no longer approved|withdrew|withdrawn|revoked)\b/i,
  fr: /n’est plus approuvée?(?!\p{L})|retrait de l’approbation|révoqu/iu,
};

/** What has ended must be a use of its own: a card shows that first, and statements and lines may stand behind "More". */
function endedIn({ en, fr }: Localized, where: string): string[] {
  return ENDED.en.test(en) || ENDED.fr.test(fr)
    ? [
        `${where}: says that a use has ended, which may stand behind "More": write it into "labelUses", with the state "withdrawn"`,
      ]
    : [];
}

function endedInWords({ state, lines, shortIndication }: LabelUse, where: string): string[] {
  if (state === 'withdrawn') return [];
  return [
    ...lines.flatMap(({ text }, i) => endedIn(text, `${where}.lines.${i}.text`)),
    ...(shortIndication ? endedIn(shortIndication, `${where}.shortIndication`) : []),
  ];
}

function wrongReport(
  { source: id, isReported }: LabelUse,
  sources: readonly Source[],
  where: string,
): string[] {
  const source = sources.find((one) => one.id === id);
  if (!source) return [];
  const publisher = englishName(source);
  if (isReported && REGULATORS.includes(publisher))
    return [`${where}: the source "${id}" is of ${publisher}, a regulator: leave it out, or cite the report`];
  if (!isReported && !REGULATORS.includes(publisher) && !STATES_APPROVALS.includes(publisher))
    return [
      `${where}: the source "${id}" is of ${publisher}, which is no regulator: set it to true, or cite the regulator`,
    ];
  return [];
}

/**
 * The short text of a statement does not say who reports it: the card does, above it. So the mark follows from the source, and the
 * whole text says it too.
 */
function unmarkedReport(
  { text, source: id, ...statement }: Statement,
  sources: readonly Source[],
  where: string,
): string[] {
  const isReported = statement.isReported ?? false;
  const source = sources.find((one) => one.id === id);
  if (source && isSecondHand(source) !== isReported)
    return [
      isReported
        ? `${where}: the source "${id}" is of ${englishName(source)}, and neither news nor a copy: leave it out`
        : `${where}: the source "${id}" is news or a copy, of ${englishName(source)}: set it to true, or cite the original`,
    ];
  const isSaid = /\breported\b/.test(text.en);
  if (isSaid === isReported) return [];
  return [
    isSaid
      ? `${where}: the text says that it was reported: set it to true`
      : `${where}: the text does not say that it was reported: say so, or leave it out`,
  ];
}

/** A news report, or a document where somebody else keeps it: "Health Canada (copy)", "Pfizer Canada (copy on DocsLib)". */
function isSecondHand(source: Source): boolean {
  return source.dateOf === 'news' || /\((?:copy|on|quoting)\b/.test(englishName(source));
}

function englishName({ publisher }: Source): string {
  return typeof publisher === 'string' ? publisher : publisher.en;
}
