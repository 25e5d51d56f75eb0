/**
 * Keeps a name from being taken in the wrong place; both patterns see folded text with its letter case kept, 48 code units
 * of it.
 */
export interface Guard {
  /** No mention where this matches the text that ends right before the name. */
  notAfter?: RegExp;
  /** No mention where this matches the text that starts right after the name. */
  notBefore?: RegExp;
}

/** One way to write something. */
export interface Term {
  /** What the text means; `null` for a longer name that means nothing known and is to be read over. */
  id: string | null;
  text: string;
  /** Abbreviations: upper and lower case, and hyphens, must be as written. */
  exactCase?: boolean;
  guards?: readonly Guard[];
}

/** What belongs to a name as texts write it, beyond the name itself. Both lists are plain words, in folded text. */
export interface NameParts {
  /** What may follow a name and still be it, as a salt of a drug: "hydrochloride". */
  suffixes: readonly string[];
  /** What may stand before the letter that an abbreviation begins with: "cis-". Numbers always may. */
  prefixes: readonly string[];
}

/** A name found in a text; offsets are UTF-16 code units, `end` is exclusive. */
export interface Mention {
  id: string;
  start: number;
  end: number;
  /** The name is an abbreviation that the text around it defines so. */
  definedHere?: true;
}

/** A text says that an abbreviation stands for something. */
export interface Definition {
  /** As the text writes it, folded; exact case. */
  abbreviation: string;
  /** What it stands for; null for something that is no term. */
  id: string | null;
  /** Offset of the name that it stands for; of the abbreviation itself when it stands for no term. */
  start: number;
}

/** What abbreviations mean in some part of a page; null: nothing known, or one thing here and another there. */
export type Vocabulary = ReadonlyMap<string, string | null>;

/** What a text has. */
export interface Reading {
  /** The names, in order, not overlapping. */
  mentions: Mention[];
  /**
   * What the text says of abbreviations. Those that stand for nothing known are told only where they are in the vocabulary or
   * are names elsewhere.
   */
  definitions: Definition[];
}

export interface Matcher {
  /** All names in `text`; abbreviations that the text itself defines are not among them, unless in a vocabulary. */
  find(text: string): Mention[];
  /** The same, with what the text defines. */
  read(text: string): Reading;
  /** Offsets in `text` where a mention may begin, in order: each mention begins at one, few of them begin a mention. */
  candidates(text: string): number[];
  /** No mention is longer than this, in code units, line breaks with their indentation and soft hyphens included. */
  readonly reach: number;
  /**
   * The number of code units before a mention or definition that decide whether it is one: guards and definitions examine no
   * more. A long text can be searched in windows, if each window begins this much before the first mention that it decides.
   */
  readonly lookBehind: number;
  /** The same from the start of a mention or definition onwards: its own length included, which is at most `reach`. */
  readonly lookAhead: number;
  /** @returns a matcher that knows these abbreviations too */
  withVocabulary(vocabulary: Vocabulary): Matcher;
}
