/** Keeps a name from being taken in the wrong place; both patterns see folded text with its letter case kept. */
export interface Guard {
  /** No mention where this matches the text that ends right before the name. */
  notAfter?: RegExp;
  /** No mention where this matches the text that starts right after the name. */
  notBefore?: RegExp;
}

/** One way to write something. */
export interface Term {
  /** What the text means; `null` for a longer name that is not ours and must be read over. */
  id: string | null;
  text: string;
  /** Abbreviations: upper and lower case, and hyphens, must be as written. */
  exactCase?: boolean;
  guards?: readonly Guard[];
}

/** A name found in a text; offsets are UTF-16 code units, `end` is exclusive. */
export interface Mention {
  id: string;
  start: number;
  end: number;
}

export interface Matcher {
  /** All mentions in `text`, in order, not overlapping. */
  find(text: string): Mention[];
  /** Offsets in `text` where a mention may begin, in order: each mention begins at one, few of them begin a mention. */
  candidates(text: string): number[];
  /** No mention is longer than this, in code units, line breaks with their indentation and soft hyphens included. */
  readonly reach: number;
}
