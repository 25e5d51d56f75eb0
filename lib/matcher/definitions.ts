import { longFormStart, possibleLongForm } from './letters-fit';
import type { Definition, Mention } from './types';

/** A definition, and where the abbreviation stands in it. */
export interface DefinitionAt extends Definition {
  at: number;
}

/** So much of the text before and after a name or an abbreviation tells whether one defines the other. */
export const DEFINITION_VIEW = 160;

/** Two letters or more, one of them a capital, and no more than ten characters (Schwartz and Hearst 2003). */
const SHORT_FORM = '((?=[a-z0-9-]*[A-Z])(?=(?:[0-9-]*[A-Za-z]){2})[A-Za-z0-9][A-Za-z0-9-]{1,9})';
const QUOTE = `["'\u201c\u201d\u00ab\u00bb\u201e]?`;
const SIGNS = '(?:\\s?[®™©*])*';
/** A salt after the name is still the drug. */
const SALT =
  '(?:[\\s-]+(?:hydrochloride|HCl|acetate|citrate|sulfate|sulphate|tartrate|mesylate|sodium|disodium)\\b)?';
const TAIL = SIGNS + SALT + SIGNS;
const CALLED =
  '(?:(?:also|hereafter|henceforth|hereinafter)\\s+)?(?:(?:abbreviated|referred to|known|called)\\s+)?(?:(?:as|to)\\s+)?';
const CLOSED = `(?=${QUOTE}\\s*(?:[),;\\].]|for short|$))`;

const AFTER_NAME = [
  // "doxorubicin (DOX)", "doxorubicin [Adriamycin; DOX]", "doxorubicin (hereafter called DOX)"
  `${TAIL}\\s*[([]\\s*(?:[^()[\\]]{1,60}?[,;]\\s*(?:or\\s+)?)?${CALLED}${QUOTE}${SHORT_FORM}${CLOSED}`,
  // "doxorubicin (Adriamycin) (ADR)"
  `${TAIL}\\s*[([][^()[\\]]{1,40}[)\\]]\\s*[([]\\s*${QUOTE}${SHORT_FORM}${CLOSED}`,
  // "paclitaxel, or PTX,"
  `${TAIL},?\\s+(?:or|also|hereafter|abbreviated)\\s+${CALLED}${QUOTE}${SHORT_FORM}${CLOSED}`,
  // "(Adriamycin, ADR)"
  `${TAIL}\\s*[,;]\\s*(?:or\\s+)?${QUOTE}${SHORT_FORM}${QUOTE}\\s*[)\\]]`,
].map((pattern) => new RegExp(`^${pattern}`, 'd'));

/** "DOX (doxorubicin)" */
const BEFORE_BRACKET = new RegExp(`(?:^|[^A-Za-z0-9-])${SHORT_FORM}${QUOTE}\\s*[([]\\s*$`, 'd');
const BRACKET_ENDS = new RegExp(`^${TAIL}\\s*[)\\]]`);
/** "Abbreviations: DOX, doxorubicin; PTX = paclitaxel." */
const IN_LIST = new RegExp(`(?:^|[;:.(\\u001e])\\s*${SHORT_FORM}\\s*[,:=]\\s*$`, 'd');
const ENTRY_ENDS = new RegExp(`^${TAIL}\\s*(?:[;.)\\u001e]|$)`);

/** Numerals are no abbreviations: "cisplatin (II)". */
const ROMAN_NUMERAL = /^[IVX]+$/;
/** What may stand before the word whose first letter counts: "5-fluorouracil (FU)". */
const LEADING = /^(?:\d+[\s-]?|cis-)?/;
/** Two letters would fit some name or other of nearly every drug. */
const LONG_ENOUGH = 3;
/** Between two drugs of one treatment: "carboplatin and paclitaxel", "cisplatin plus oral etoposide". */
const JOINS_DRUGS = /^\s*(?:,|\/|\+|-|&|(?:,\s*)?(?:and|plus|with|et|or)(?:\s+[a-z]+){0,2}\s)?\s*$/;
/** What two drugs together are called for short: "CP", "EoP"; but not "DOX" or "Dox". */
const REGIMEN = /^(?:..|[A-Z][a-z]+[A-Z].*)$/;

/** Brackets around an abbreviation: "… (CP)", "… [cytoxan, CP]". */
const OPENS = new RegExp(`[([]\\s*(?:[^()[\\]]{1,60}[,;]\\s*)?${QUOTE}$`);
const CLOSES = new RegExp(`^${CLOSED}`);
/** The bracket after an abbreviation: "CP (chronic pancreatitis)". */
const EXPLAINED = /^\s*[([]\s*([^()[\],;]{2,80})[)\],;]/;

/**
 * The abbreviations that a text defines as names of ours: before the name or after it, in brackets or in a list. A definition
 * is believed when the letters fit the whole name, or three letters or more fit another name of the same drug ("CTX" after
 * cyclophosphamide fits Cytoxan), or it is the beginning of one ("VP" of VP-16); after two drugs it may be their regimen, which is nothing of ours.
 *
 * @param text folded text
 * @param mentions the names in it, in order; offsets into `text`
 * @param namesOf all names of the same thing
 */
export function definitionsIn(
  text: string,
  mentions: readonly Mention[],
  namesOf: (id: string) => readonly string[],
): DefinitionAt[] {
  return mentions.flatMap(({ id, start, end }, i) => {
    const name = text.slice(start, end);
    const previous = mentions[i - 1];
    const isJoined = previous !== undefined && JOINS_DRUGS.test(text.slice(previous.end, start));
    return shortFormsAround(text, start, end).flatMap(({ abbreviation, at }) => {
      if (ROMAN_NUMERAL.test(abbreviation)) return [];
      const how = fit(abbreviation, name);
      const fitsOther = namesOf(id).some((other) => fitsOtherName(abbreviation, other));
      if (how === 'none' && !fitsOther) return [];
      const isRegimen = isJoined && REGIMEN.test(abbreviation);
      return [{ abbreviation, at, id: how === 'part' || isRegimen ? null : id }];
    });
  });
}

function fitsOtherName(abbreviation: string, other: string): boolean {
  if (abbreviation.length >= LONG_ENOUGH) return fit(abbreviation, other) === 'whole';
  return other.startsWith(abbreviation) && /^[- ]/.test(other.slice(abbreviation.length));
}

/** Whether the letters fit the whole name, or only a part of it: "DOX" is not liposomal doxorubicin. */
function fit(abbreviation: string, name: string): 'whole' | 'part' | 'none' {
  const from = longFormStart(abbreviation, name);
  if (from < 0) return 'none';
  return from === 0 || from === LEADING.exec(name)?.[0].length ? 'whole' : 'part';
}

function shortFormsAround(text: string, start: number, end: number): Omit<DefinitionAt, 'id'>[] {
  const after = text.slice(end, end + DEFINITION_VIEW);
  const viewStart = Math.max(0, start - DEFINITION_VIEW);
  const before = text.slice(viewStart, start);
  return [
    ...AFTER_NAME.map((pattern) => ({ hit: pattern.exec(after), offset: end })),
    { hit: BRACKET_ENDS.test(after) ? BEFORE_BRACKET.exec(before) : null, offset: viewStart },
    { hit: ENTRY_ENDS.test(after) ? IN_LIST.exec(before) : null, offset: viewStart },
  ].flatMap(({ hit, offset }) => {
    const [at] = hit?.indices?.[1] ?? [];
    return hit?.[1] && at !== undefined ? [{ abbreviation: hit[1], at: offset + at }] : [];
  });
}

/**
 * Whether the text says at this place that the abbreviation stands for some words, whatever they are.
 *
 * @param text folded text
 * @param abbreviation what stands at `at`
 */
export function isDefinedAt(text: string, abbreviation: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - DEFINITION_VIEW), at);
  const after = text.slice(at + abbreviation.length, at + abbreviation.length + DEFINITION_VIEW);
  const opening = CLOSES.test(after) ? OPENS.exec(before) : null;
  if (opening) {
    const longForm = possibleLongForm(before.slice(0, opening.index), abbreviation);
    if (longFormStart(abbreviation, longForm) >= 0) return true;
  }
  const explained = EXPLAINED.exec(after)?.[1];
  return explained !== undefined && longFormStart(abbreviation, explained) === 0;
}
