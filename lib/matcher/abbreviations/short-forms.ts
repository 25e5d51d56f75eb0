import { escapePattern } from '@/lib/text';
import type { NameParts } from '../types';

/** Whether a name and an abbreviation define each other depends on this many code units before and after them. */
export const DEFINITION_VIEW = 160;
export const QUOTE = `["'\u201c\u201d\u00ab\u00bb\u201e]?`;

/** Two letters or more, one of them a capital, and no more than ten characters (Schwartz and Hearst 2003). */
const SHORT_FORM = '((?=[a-z0-9-]*[A-Z])(?=(?:[0-9-]*[A-Za-z]){2})[A-Za-z0-9][A-Za-z0-9/-]{1,9})';
/** What a page has between two blocks. */
export const BORDER = '\u001e';
const TRADE_MARKS = '(?:\\s?[®™©*])*';
const CALLED =
  '(?:(?:also|hereafter|henceforth|hereinafter)\\s+)?(?:(?:abbreviated|referred\\s+to|known|called)\\s+)?(?:(?:as|to)\\s+)?';
/** What may follow: "(TXT – Taxotere)", "(CAPE/Xeloda)", "(AI's)". */
const CLOSED = `(?=${QUOTE}s?\\s*(?:[),;\\].]|-\\s|/[A-Z][a-z]|for\\s+short|$))`;

/** "DOX (doxorubicin)" */
const BEFORE_BRACKET = new RegExp(`(?:^|[^A-Za-z0-9-])${SHORT_FORM}${QUOTE}\\s*[([]\\s*$`, 'd');
/** "Abbreviations: DOX, doxorubicin; PTX = paclitaxel." */
const IN_LIST = new RegExp(`(?:^|[;:.(${BORDER}])\\s*${SHORT_FORM}\\s*[,:=]\\s*$`, 'd');

/** What may stand between a name and its abbreviation: "exemestane 25 mg (EXE)", "letrozole alone (LET)"; no other name may. */
const DOSE =
  '(?:\\s+\\d+(?:[.,]\\d+)?\\s?(?:m?c?g|[uµμ]g)(?:/(?:m2|m²|kg|d|day))*)?' +
  '(?:\\s+(?:alone|monotherapy|on|days?|every|weeks?|for|(?:one|two|three|four|five|ten)|years?|months?|orally|daily|weekly|once|twice|a|\\d[\\d,-]*)){0,8}';
/** The systematic name of a substance: "N4-pentyloxycarbonyl-5'-deoxy-5-fluorocytidine". */
const SYSTEMATIC_NAME =
  "((?=[A-Za-z0-9',-]*\\d'?-[a-z]{4})(?=[A-Za-z0-9',-]*(?:hydro|oxy|methyl|ethyl|phenyl|fluoro|chloro|amino))" +
  "[A-Za-z0-9][A-Za-z0-9',-]{12,78}(?:in|[aei]ne|ide|one|ate|ole?|an|il))";

/** An abbreviation beside a name; `at` is its offset. */
export interface ShortForm {
  abbreviation: string;
  at: number;
  /** A list may be one of abbreviations or one of drugs: "CDDP, epirubicin". */
  isListed?: true;
  /** Other words are between them: "palbociclib orally (PO)". */
  isLoose?: true;
  /** No abbreviation: what the substance is made of. Its letters need not be those of the name. */
  isSystematic?: true;
}

/** All but the first are for the text behind what the first matches: as a part of each it would be compiled a dozen times. */
export interface NamePatterns {
  /** Matches trade marks and a suffix right after a name. */
  tail: RegExp;
  /** Matches wherever one of the other patterns may: it rules out most names of a text at once. */
  mayDefine: RegExp;
  /** Each finds a short form. */
  afterName: readonly RegExp[];
  /** These find one that the name must begin with: "exemestane 25 mg (EXE)", "tamoxifen (RT + TAM)". */
  loose: readonly RegExp[];
  /** Finds a systematic name there. */
  systematic: RegExp;
  bracketEnds: RegExp;
  entryEnds: RegExp;
}

export function aroundName({ suffixes }: NameParts): NamePatterns {
  // Trade marks stand in one place only where no suffix follows: in two places, each way to share them out would be tried.
  const suffix =
    suffixes.length === 0 ? '' : `(?:[\\s-]+(?:${suffixes.map(escapePattern).join('|')})\\b${TRADE_MARKS})?`;
  return {
    tail: new RegExp(`^${TRADE_MARKS}${suffix}`),
    mayDefine: new RegExp(`^${DOSE}\\s*(?:[()[\\],;.${BORDER}]|(?:or|also|hereafter|abbreviated)\\s|$)`),
    afterName: [
      // "doxorubicin (DOX)", "docetaxel (TXT; Taxotere)", "doxorubicin (hereafter called DOX)"
      `\\s*[([]\\s*${CALLED}${QUOTE}${SHORT_FORM}${CLOSED}`,
      // "doxorubicin [Adriamycin; DOX]"
      `\\s*[([]\\s*[^()[\\]]{1,60}?[,;]\\s*(?:or\\s+)?${CALLED}${QUOTE}${SHORT_FORM}${CLOSED}`,
      // "doxorubicin (Adriamycin) (ADR)"
      `\\s*[([][^()[\\]]{1,40}[)\\]]\\s*[([]\\s*${QUOTE}${SHORT_FORM}${CLOSED}`,
      // "paclitaxel, or PTX,"
      `,?\\s+(?:or|also|hereafter|abbreviated)\\s+${CALLED}${QUOTE}${SHORT_FORM}${CLOSED}`,
      // "(Adriamycin, ADR)"
      `\\s*[,;]\\s*(?:or\\s+)?${QUOTE}${SHORT_FORM}${QUOTE}\\s*[)\\]]`,
    ].map((pattern) => new RegExp(`^${pattern}`, 'd')),
    loose: [
      `(?!\\s*[([])${DOSE}\\s*[([]\\s*${SHORT_FORM}${CLOSED}`,
      `\\s*[([]\\s*[A-Za-z0-9-]{2,10}\\s*\\+\\s*${SHORT_FORM}${CLOSED}`,
    ].map((pattern) => new RegExp(`^${pattern}`, 'd')),
    systematic: new RegExp(`^\\s*[([]\\s*${SYSTEMATIC_NAME}(?=\\s*[)\\],;])`, 'd'),
    bracketEnds: /^\s*[)\]]/,
    entryEnds: new RegExp(`^\\s*(?:[;.)${BORDER}]|$)`),
  };
}

/** @returns the short forms beside a name that may be defined as it */
export function shortFormsAround(
  text: string,
  start: number,
  end: number,
  { tail, mayDefine, afterName, loose, systematic, bracketEnds, entryEnds }: NamePatterns,
): ShortForm[] {
  const view = text.slice(end, end + DEFINITION_VIEW);
  const tailLength = tail.exec(view)?.[0].length ?? 0;
  const after = view.slice(tailLength);
  if (!mayDefine.test(after)) return [];
  const afterAt = end + tailLength;
  const viewStart = Math.max(0, start - DEFINITION_VIEW);
  const before = text.slice(viewStart, start);
  const shortForms: ShortForm[] = [];
  const add = (hit: RegExpExecArray | null, offset: number, kind: Omit<ShortForm, 'abbreviation' | 'at'>) => {
    const [at] = hit?.indices?.[1] ?? [];
    if (hit?.[1] && at !== undefined) shortForms.push({ abbreviation: hit[1], at: offset + at, ...kind });
  };
  for (const pattern of afterName) add(pattern.exec(after), afterAt, {});
  for (const pattern of loose) add(pattern.exec(after), afterAt, { isLoose: true });
  add(systematic.exec(after), afterAt, { isSystematic: true });
  if (bracketEnds.test(after)) add(BEFORE_BRACKET.exec(before), viewStart, {});
  if (entryEnds.test(after)) add(IN_LIST.exec(before), viewStart, { isListed: true });
  return shortForms;
}
