import { DEFINITION_VIEW } from './short-forms';

/** May stand right behind a drug of a list: "cisplatine (50 mg)", "docetaxel 75 mg/m2", "carboplatin AUC 2". */
const DOSE = '(?:\\s*\\([^()]{1,30}\\)|\\s+(?:AUC\\s?)?\\d\\S*(?:\\s?m?c?g\\S*)?)?';
const SIGN = '\\s*[,;/+&-]\\s*';
const WORD = '(?:and|plus|with|et|ou|or|avec|then|puis|followed|suivie?|combined|associee?|a|au|en)';
/** May stand right before a drug: "oral etoposide", "de l'épirubicine". */
const ARTICLES = "(?:(?:oral|iv|weekly|the|le|la|les|du|des|de)\\s+){0,2}(?:[dl]')?$";
/**
 * What joins the drugs of a list, and the word that it is joined to: "dexamethasone-", "cisplatin plus oral ", "cisplatine (50 mg), de
 * l'".
 */
const JOINED_WORD = new RegExp(
  `([A-Za-z][A-Za-z0-9]*)[®™]?${DOSE}(?:${SIGN}(?:(?:and|or|et|ou)\\s+)?|\\s+(?:${WORD}|in\\s+combination|(?:given\\s+)?together|added)\\s+(?:[a-z]+\\s+){0,2}?)${ARTICLES}`,
);
const MAX_DRUGS = 7;
/**
 * What joins two names that are used together: "carboplatin and paclitaxel", "cisplatin plus oral etoposide", "docétaxel suivi de
 * l'épirubicine", "paclitaxel 175 mg/m2 plus carboplatin".
 */
const JOINS_NAMES = new RegExp(
  `^${DOSE}(?:${SIGN}|\\s*(?:,\\s*)?${WORD}(?:\\s+[a-z]+){0,2}\\s)?\\s*${ARTICLES}`,
);
/** What two names together are called for short: "CP", "EoP"; but not "DOX" or "Dox". */
const COMBINATION = /^(?:..|[A-Z][a-z]+[A-Z].*)$/;

/** The place of a name, and the first letters of all names of the same thing, in capitals. */
export interface ListedName {
  start: number;
  end: number;
  initials: string;
}

/**
 * Whether letters after a list of drugs stand for all of them together, not for the last one.
 *
 * @param all the names of the text up to the last of the list, which the letters follow
 */
export function isRegimen(abbreviation: string, text: string, all: readonly ListedName[]): boolean {
  const last = all.at(-1);
  if (!last) return false;
  // What is farther away is not known where a text is read in parts.
  const from = Math.max(0, last.start - DEFINITION_VIEW);
  const names = all.filter(({ start }) => start >= from);
  const previous = names.at(-2);
  const isJoined = previous !== undefined && JOINS_NAMES.test(text.slice(previous.end, last.start));
  if (isJoined && COMBINATION.test(abbreviation)) return true;
  const letters = Array.from(abbreviation.replace(/[^A-Z]/g, ''));
  if (letters.length < 2 || letters.length > MAX_DRUGS) return false;
  const drugs = initialsOfList(text, from, names, letters.length);
  return drugs.length === letters.length && fitEachOther(letters, drugs);
}

/** @returns the possible first letters of each drug of a list, the last one first */
function initialsOfList(text: string, from: number, names: readonly ListedName[], count: number): string[] {
  const initials: string[] = [];
  let next = names.length - 1;
  let name = names[next];
  let start = name?.start ?? 0;
  if (name) initials.push(name.initials);
  while (initials.length < count) {
    const joined = JOINED_WORD.exec(text.slice(Math.max(from, start - 64), start));
    if (!joined) break;
    const wordStart = start - joined[0].length;
    const wordEnd = wordStart + (joined[1]?.length ?? 0);
    while (name && name.start >= start) name = names[--next];
    const isName = name !== undefined && name.end >= wordEnd && name.start < start;
    initials.push(isName && name ? name.initials : (joined[1]?.charAt(0).toUpperCase() ?? ''));
    start = isName && name ? name.start : wordStart;
  }
  return initials;
}

/** Whether each letter can stand for another one of the drugs, in whatever order. */
function fitEachOther(letters: readonly string[], drugs: readonly string[]): boolean {
  const [letter, ...others] = letters;
  if (letter === undefined) return drugs.length === 0;
  return drugs.some(
    (initials, i) => initials.includes(letter) && fitEachOther(others, drugs.toSpliced(i, 1)),
  );
}
