/**
 * Prevents a mention where the letters of a name mean something else. Both patterns are given 48 code units of folded text, with
 * its letter case.
 */
export interface Guard {
  /** No mention where this matches the text that ends right before the name. The pattern has no flags. */
  notAfter?: RegExp;
  /** No mention where this matches the text that starts right after the name. The pattern has no flags. */
  notBefore?: RegExp;
}

/** One way to write something. */
export interface Term {
  /** What the text means; `null` for a longer name that means something else and is skipped. */
  id: string | null;
  text: string;
  /** Abbreviations: upper and lower case, and hyphens, must be as written. */
  exactCase?: boolean;
  /** In any case, but an abbreviation still: a page may explain it as something else. */
  isAbbreviation?: boolean;
  /** A class of drugs. */
  isClass?: boolean;
  /**
   * What a class of drugs acts on, "PARP": a name of the class only with a word for what the drugs do, which is the head of this id,
   * or in a list that has one.
   */
  target?: string;
  /** The letters of the target begin ordinary words: "akt". */
  isCommon?: boolean;
  /** A plural s may follow. */
  plural?: boolean;
  /** Words beside it can make it the name of another formulation. */
  hasFormulations?: boolean;
  guards?: readonly Guard[];
}

/** Words that say in which form a drug is given, where that makes it another medicine: "liposomal". */
export interface FormulationKind {
  id: string;
  /** In small letters; `*` stands for any ending, a space or a hyphen for a hyphen, a space or nothing. */
  words: readonly string[];
  /**
   * `container` counts only where no other kind is named ("encapsulated" beside "liposome"), `modifier` only beside another kind
   * ("targeted").
   */
  role?: 'container' | 'modifier' | undefined;
}

export interface FormulationRules {
  /** In the order in which they are looked for: "non-pegylated" before "pegylated". */
  kinds: readonly FormulationKind[];
  /** Words that may stand beside such words, and end them: "injection". */
  nouns: readonly string[];
  /** Words that may stand between the name and such words, or between two of them: "in". */
  connectors: readonly string[];
  /** Which drug in which formulations is a record of its own. Any other combination is no medicine of ours. */
  records: readonly { id: string; drug: string; kinds: readonly string[] }[];
}

/** Words for what the drugs of a class do to a target; a space stands for a hyphen, a space or nothing. */
export interface Head {
  id: string;
  /** "inhibitors" of "PARP inhibitors" */
  behind: readonly string[];
  /** "inhibiteurs de" of "inhibiteurs de PARP" */
  before: readonly string[];
  /** Whether "anti-" before the target means the same. */
  anti?: boolean | undefined;
}

/** What `compileTerms` needs to know beside the names. */
export interface MatchingRules {
  heads?: readonly Head[];
  nameParts?: NameParts;
  formulations?: FormulationRules;
}

/** Words that texts write as part of a name. Both lists are plain words, in folded text. */
export interface NameParts {
  /** May follow a name without changing its meaning, as a salt of a drug: "hydrochloride". */
  suffixes: readonly string[];
  /** May stand before the letter that an abbreviation begins with: "cis-". Numbers always may. */
  prefixes: readonly string[];
}

/** What the matcher knows of a name that it has found: the same for all names of one meaning that have the same guards. */
export interface CompiledTerm {
  id: string | null;
  /** Of an abbreviation alone: the folded text, which a page must write in this letter case. */
  exact?: string;
  isAbbreviation?: true;
  isClass?: true;
  /** The index of the head. */
  target?: number;
  isCommon?: true;
  plural?: true;
  hasFormulations?: true;
  /** Indices of `MatcherTables.guards`. */
  guards?: readonly number[];
}

/** A guard with the sources of its patterns. */
export interface CompiledGuard {
  notAfter?: string;
  notBefore?: string;
}

/** Formulations as sources of patterns; sets of kinds are numbers, one bit a kind. */
export interface CompiledFormulations {
  /** The words of each kind. */
  kinds: readonly string[];
  nouns: string;
  connectors: string;
  records: readonly { id: string; drug: string; kinds: number }[];
  containers: number;
  modifiers: number;
}

/** A head with the sources of its patterns. */
export interface CompiledHead {
  /** One of the words behind a target, for its full name. */
  word: string;
  behind: string;
  before: string;
  anti?: true;
}

/** A place of a text at which a mention may begin. */
export interface Candidate {
  start: number;
  /**
   * The offset behind the first letter that no name has there, or infinity: if the text up to it has nothing else in it, no mention
   * begins here.
   */
  differsAt: number;
}

/** All that a matcher needs, ready for use: plain data, which can be kept as JSON. */
export interface MatcherTables {
  /** Tables with the same content have the same version. */
  version: string;
  /** All terms with their names: what `writeNames` gives. */
  names: string;
  guards: readonly CompiledGuard[];
  /** No mention is longer than this, in code units. */
  reach: number;
  parts: NameParts;
  formulations: CompiledFormulations | null;
  heads: readonly CompiledHead[];
}

/** A term in folded text; offsets are of the folded text. */
export interface FoundTerm {
  term: CompiledTerm;
  start: number;
  end: number;
}

/** A name found in a text; offsets are UTF-16 code units, `end` is exclusive. */
export interface Mention {
  id: string;
  start: number;
  end: number;
  /** The name is an abbreviation, and the text around it defines this meaning. */
  definedHere?: true;
  /** It is an abbreviation of the glossary: another part of the page may explain it as something else. */
  isAbbreviation?: true;
}

/** A text says that an abbreviation stands for something. */
export interface Definition {
  /** As the text writes it, folded; exact case. */
  abbreviation: string;
  /** What it stands for; null for something that is no term. */
  id: string | null;
  /** Offset of the name that it stands for; of the abbreviation itself when it stands for no term. */
  start: number;
  /** It follows from the definition of a singular or plural: "ADC" from "ADCs". */
  isInflected?: true;
}

/** What abbreviations mean in a part of a page: all that its definitions say, null for something that is no term. */
export type Vocabulary = ReadonlyMap<string, ReadonlySet<string | null>>;

/** What is found in a text. */
export interface Reading {
  /** The names, in order, not overlapping. */
  mentions: Mention[];
  /**
   * The definitions of abbreviations. A definition as something that is no term is reported only when the abbreviation is in the
   * vocabulary, or is a term itself.
   */
  definitions: Definition[];
  /** What begins from this offset on has not been decided: the text has so many names that reading it all would take long. */
  decidedTo: number;
}

export interface Matcher {
  /** All names in `text`, and the abbreviations of the vocabulary; what the text itself defines is not in the vocabulary yet. */
  find(text: string): Mention[];
  /**
   * The same, with the definitions in the text.
   *
   * @param maxNames after so many names the reading may end before the end of the text. It decides a few hundred code units beyond
   *   `lookBehind` in any case, so that a text can be read to its end in parts
   */
  read(text: string, maxNames?: number): Reading;
  /**
   * The candidates: where in `text` a mention may begin, in order. Every mention begins at one of these places, also where text
   * nodes were joined without anything between them, as in `textContent`.
   */
  candidates(text: string): Candidate[];
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

/** Tells whether a text may hold a name, as it stands in a page: complete, but not exact. */
export interface Prefilter {
  /**
   * @param text raw text of a page, its nodes joined without anything between them, as `textContent` is
   * @param pieces the texts that were joined. Seldom asked for: only where letters are right before those of a name, as in
   *   "excellence", which ends as Ellence, a drug, does. Without them each place counts as the beginning of a text node
   */
  mayHoldName(text: string, pieces?: () => Iterable<string>): boolean;
  /** No name is longer than this, in code units, the gaps between its words included. */
  readonly reach: number;
}
