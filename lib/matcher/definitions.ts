import { escapePattern, isLetterOrDigit } from '@/lib/text';
import type { Definition, Mention, NameParts } from './types';

/** A definition of an abbreviation as one of the names of a text. */
export interface NameDefinition extends Definition {
  /** Offset of the abbreviation. */
  at: number;
}

/**
 * @param text folded text
 * @param mentions the names in it, in order; offsets into `text`
 * @returns the abbreviations that the text defines as one of the names
 */
export type DefinitionReader = (text: string, mentions: readonly Mention[]) => NameDefinition[];

/** All names of the same thing. */
export type NamesOf = (id: string) => readonly string[];

/** Whether a name and an abbreviation define each other depends on this many code units before and after them. */
export const DEFINITION_VIEW = 160;

/** Two letters or more, one of them a capital, and no more than ten characters (Schwartz and Hearst 2003). */
const SHORT_FORM = '((?=[a-z0-9-]*[A-Z])(?=(?:[0-9-]*[A-Za-z]){2})[A-Za-z0-9][A-Za-z0-9-]{1,9})';
const QUOTE = `["'\u201c\u201d\u00ab\u00bb\u201e]?`;
const TRADE_MARKS = '(?:\\s?[®™©*])*';
const CALLED =
  '(?:(?:also|hereafter|henceforth|hereinafter)\\s+)?(?:(?:abbreviated|referred to|known|called)\\s+)?(?:(?:as|to)\\s+)?';
const CLOSED = `(?=${QUOTE}\\s*(?:[),;\\].]|for short|$))`;

/** "DOX (doxorubicin)" */
const BEFORE_BRACKET = new RegExp(`(?:^|[^A-Za-z0-9-])${SHORT_FORM}${QUOTE}\\s*[([]\\s*$`, 'd');
/** "Abbreviations: DOX, doxorubicin; PTX = paclitaxel." */
const IN_LIST = new RegExp(`(?:^|[;:.(\\u001e])\\s*${SHORT_FORM}\\s*[,:=]\\s*$`, 'd');

/** Numerals are no abbreviations: "cisplatin (II)". */
const ROMAN_NUMERAL = /^[IVX]+$/;
/** Two letters fit a name of nearly every drug. */
const MIN_LETTERS_OF_OTHER_NAME = 3;
/** Between two names that are used together: "carboplatin and paclitaxel", "cisplatin plus oral etoposide". */
const JOINS_NAMES = /^\s*(?:,|\/|\+|-|&|(?:,\s*)?(?:and|plus|with|et|or)(?:\s+[a-z]+){0,2}\s)?\s*$/;
/** What two names together are called for short: "CP", "EoP"; but not "DOX" or "Dox". */
const COMBINATION = /^(?:..|[A-Z][a-z]+[A-Z].*)$/;

/** Brackets around an abbreviation: "… (CP)", "… [cytoxan, CP]". */
const OPENS = new RegExp(`[([]\\s*(?:[^()[\\]]{1,60}[,;]\\s*)?${QUOTE}$`);
const CLOSES = new RegExp(`^${CLOSED}`);
/** The bracket after an abbreviation: "CP (chronic pancreatitis)". */
const EXPLAINED = /^\s*[([]\s*([^()[\],;]{2,80})[)\],;]/;
/** A long form does not run across brackets, or from one sentence into the next. */
const BARRIER = /[()[\]{};:\p{Cc}]|[.!?]\s/gu;

/**
 * Makes a function that finds definitions. The abbreviation may stand before or after the name, in brackets or in a list. A
 * definition counts when the letters fit the whole name, or when three letters or more fit another name of the same thing ("CTX"
 * after cyclophosphamide fits Cytoxan), or when another name begins with the letters ("VP" of VP-16). After two joined names
 * the abbreviation may stand for both together: its meaning is unknown then.
 *
 * @param parts what belongs to a name as it is written in a text
 * @param namesOf all names of the same thing, folded
 */
export function createDefinitionReader(parts: NameParts, namesOf: NamesOf): DefinitionReader {
  const patterns = aroundName(parts);
  const leading = leadingPattern(parts);

  /** Whether the letters fit the whole name, or only a part of it: "DOX" is not liposomal doxorubicin. */
  function fit(abbreviation: string, name: string): 'whole' | 'part' | 'none' {
    const from = longFormStart(abbreviation, name);
    if (from < 0) return 'none';
    return from === 0 || from === leading.exec(name)?.[0].length ? 'whole' : 'part';
  }

  function fitsOtherName(abbreviation: string, other: string): boolean {
    if (abbreviation.length >= MIN_LETTERS_OF_OTHER_NAME) return fit(abbreviation, other) === 'whole';
    return other.startsWith(abbreviation) && /^[- ]/.test(other.slice(abbreviation.length));
  }

  return (text, mentions) => {
    const definitions: NameDefinition[] = [];
    for (const [i, { id, start, end }] of mentions.entries()) {
      // Most names of a text are ruled out here.
      if (!patterns.mayDefine.test(text.slice(end, end + DEFINITION_VIEW))) continue;
      const name = text.slice(start, end);
      const previous = mentions[i - 1];
      const isJoined = previous !== undefined && JOINS_NAMES.test(text.slice(previous.end, start));
      for (const { abbreviation, at } of shortFormsAround(text, start, end, patterns)) {
        if (ROMAN_NUMERAL.test(abbreviation)) continue;
        const fitted = fit(abbreviation, name);
        const fitsOther = namesOf(id).some((other) => fitsOtherName(abbreviation, other));
        if (fitted === 'none' && !fitsOther) continue;
        const isCombination = isJoined && COMBINATION.test(abbreviation);
        definitions.push({ abbreviation, at, id: fitted === 'part' || isCombination ? null : id, start });
      }
    }
    return definitions;
  };
}

interface NamePatterns {
  /** Matches the text after a name wherever one of the other patterns may: it rules out most names of a text at once. */
  mayDefine: RegExp;
  /** Each finds a short form in the text right after a name. */
  afterName: readonly RegExp[];
  bracketEnds: RegExp;
  entryEnds: RegExp;
}

function aroundName({ suffixes }: NameParts): NamePatterns {
  // Trade marks stand in one place only where no suffix follows: in two places, each way to share them out would be tried.
  const suffix =
    suffixes.length === 0 ? '' : `(?:[\\s-]+(?:${suffixes.map(escapePattern).join('|')})\\b${TRADE_MARKS})?`;
  const tail = TRADE_MARKS + suffix;
  return {
    mayDefine: new RegExp(`^${tail}\\s*(?:[()[\\],;.\\u001e]|(?:or|also|hereafter|abbreviated)\\s|$)`),
    afterName: [
      // "doxorubicin (DOX)", "doxorubicin [Adriamycin; DOX]", "doxorubicin (hereafter called DOX)"
      `${tail}\\s*[([]\\s*(?:[^()[\\]]{1,60}?[,;]\\s*(?:or\\s+)?)?${CALLED}${QUOTE}${SHORT_FORM}${CLOSED}`,
      // "doxorubicin (Adriamycin) (ADR)"
      `${tail}\\s*[([][^()[\\]]{1,40}[)\\]]\\s*[([]\\s*${QUOTE}${SHORT_FORM}${CLOSED}`,
      // "paclitaxel, or PTX,"
      `${tail},?\\s+(?:or|also|hereafter|abbreviated)\\s+${CALLED}${QUOTE}${SHORT_FORM}${CLOSED}`,
      // "(Adriamycin, ADR)"
      `${tail}\\s*[,;]\\s*(?:or\\s+)?${QUOTE}${SHORT_FORM}${QUOTE}\\s*[)\\]]`,
    ].map((pattern) => new RegExp(`^${pattern}`, 'd')),
    bracketEnds: new RegExp(`^${tail}\\s*[)\\]]`),
    entryEnds: new RegExp(`^${tail}\\s*(?:[;.)\\u001e]|$)`),
  };
}

/** What may stand before the word whose first letter counts: "5-fluorouracil (FU)", "cis-diammine…". */
function leadingPattern({ prefixes }: NameParts): RegExp {
  return new RegExp(`^(?:${['\\d+[\\s-]?', ...prefixes.map(escapePattern)].join('|')})?`);
}

function shortFormsAround(
  text: string,
  start: number,
  end: number,
  { afterName, bracketEnds, entryEnds }: NamePatterns,
): Pick<NameDefinition, 'abbreviation' | 'at'>[] {
  const after = text.slice(end, end + DEFINITION_VIEW);
  const viewStart = Math.max(0, start - DEFINITION_VIEW);
  const before = text.slice(viewStart, start);
  return [
    ...afterName.map((pattern) => ({ hit: pattern.exec(after), offset: end })),
    { hit: bracketEnds.test(after) ? BEFORE_BRACKET.exec(before) : null, offset: viewStart },
    { hit: entryEnds.test(after) ? IN_LIST.exec(before) : null, offset: viewStart },
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

/**
 * Each letter and digit of the abbreviation stands in the long form, in this order, and the first of them starts a word:
 * the rule of Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
 * (2003), https://psb.stanford.edu/psb-online/proceedings/psb03/schwartz.pdf
 *
 * @param abbreviation folded, letter case does not count
 * @param text folded text that ends with the long form
 * @returns where the shortest long form begins, or -1 when the letters do not fit
 */
export function longFormStart(abbreviation: string, text: string): number {
  const letters = Array.from(abbreviation.toLowerCase()).filter((letter) => isLetterOrDigit(letter, 0));
  const words = text.toLowerCase();
  let at = words.length;
  for (const [i, letter] of [...letters.entries()].reverse()) {
    do at = at > 0 ? words.lastIndexOf(letter, at - 1) : -1;
    while (i === 0 && at > 0 && isLetterOrDigit(words, at - 1));
    if (at < 0) return -1;
  }
  return at;
}

/**
 * The words before an abbreviation in brackets that may be its long form: at most `min(n + 5, 2n)` of them, where `n` is
 * the number of its characters.
 *
 * @returns the end of `before`
 */
export function possibleLongForm(before: string, abbreviation: string): string {
  const barrier = Array.from(before.matchAll(BARRIER)).at(-1);
  const phrase = barrier ? before.slice(barrier.index + barrier[0].length) : before;
  const words = phrase.trim().split(/\s+/);
  return words.slice(-Math.min(abbreviation.length + 5, 2 * abbreviation.length)).join(' ');
}
