import { escapePattern } from '@/lib/text';
import type { Definition, Mention, NameParts } from '../types';
import { longFormStart } from './long-forms';
import { isRegimen, type ListedName } from './regimens';
import { aroundName, type ShortForm, shortFormsAround } from './short-forms';
import { slipAfter } from './slips';

/** A definition of an abbreviation as one of the names of a text. */
export type NameDefinition = Definition &
  Pick<ShortForm, 'at'> & {
    /** Another meaning that the abbreviation is known to have counts for more: "CDDP, epirubicin", "mTORi (Abitrexate)". */
    isWeak: boolean;
  };

/**
 * @param text folded text
 * @param mentions the names in it, in order; offsets into `text`
 * @param decidedTo names that begin from here on are only there to decide what those before them mean
 * @returns the abbreviations that the text defines as one of the names
 */
export type DefinitionReader = (
  text: string,
  mentions: readonly Mention[],
  decidedTo: number,
) => NameDefinition[];

/** What is known of the names. */
export interface KnownNames {
  /** All names of the same thing, folded. */
  namesOf(id: string): readonly string[];
  /** Whether it is a class of drugs, which has a plural. */
  isClass(id: string): boolean;
  /** Whether a class acts on what is called so. */
  isTarget(name: string): boolean;
  /** What a text means that is a name from its beginning to its end. */
  meaningOf(name: string): string | null;
  /** What the one name means that a word would be but for one slip of the pen; null where there is none. */
  nameLike(word: string): string | null;
}

/** All names of the same thing. */
interface OtherNames {
  /** By the first letter, with what may be left out before it or without. */
  byFirst: ReadonlyMap<string, readonly string[]>;
  /** The first letters of all names, in capitals. */
  initials: string;
}

/** Numerals are no abbreviations: "cisplatin (II)". */
const ROMAN_NUMERAL = /^[IVX]+$/;
/** So many letters of a name are those of another substance that is made of it. */
const STEM_LETTERS = 6;
/** Two letters fit a name of nearly every drug. */
const MIN_LETTERS_OF_OTHER_NAME = 3;

/** "-induced nephropathy", " neurotoxicity" */
const HARM = /(-[a-z]{4,}ed)?\s+([a-z]{3,}(?:toxicity|pathy))(?![a-z])/y;

/**
 * Makes a function that finds definitions. The abbreviation may stand before or after the name, in brackets or in a list. A
 * definition counts when the letters fit the whole name, or when three letters or more fit another name of the same thing ("CTX"
 * after cyclophosphamide fits Cytoxan), or are the first letters of its words ("AI" after "inhibiteurs de l'aromatase"), or when
 * another name begins with the letters ("VP" of VP-16). After joined names the abbreviation may stand for all of them together:
 * its meaning is unknown then.
 *
 * @param parts what belongs to a name as it is written in a text
 */
export function createDefinitionReader(parts: NameParts, known: KnownNames): DefinitionReader {
  const patterns = aroundName(parts);
  const leading = leadingPattern(parts);
  const otherNames = new Map<string, OtherNames>();

  function othersOf(id: string): OtherNames {
    let others = otherNames.get(id);
    if (!others) {
      const names = known.namesOf(id);
      const firsts = names.map((name) => name.replace(leading, '').charAt(0).toUpperCase());
      const byFirst = new Map<string, string[]>();
      for (const [i, name] of names.entries())
        for (const first of new Set([firsts[i] ?? '', name.charAt(0).toUpperCase()]))
          byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
      others = { byFirst, initials: firsts.join('') };
      otherNames.set(id, others);
    }
    return others;
  }

  /** Where the letters begin to fit the name: 0 for the whole of it, or -1. */
  function fitFrom(abbreviation: string, name: string): number {
    const from = longFormStart(abbreviation, name);
    return from === leading.exec(name)?.[0].length ? 0 : from;
  }

  function fitsOtherName(abbreviation: string, other: string): boolean {
    if (abbreviation === initialsOf(other)) return true;
    if (abbreviation.length >= MIN_LETTERS_OF_OTHER_NAME) return fitFrom(abbreviation, other) === 0;
    return other.startsWith(abbreviation) && /^[- ]/.test(other.slice(abbreviation.length));
  }

  /** Whether the letters are capitals, and those of the name itself, not of another one, and of all its words. */
  function isCloseTo(abbreviation: string, name: string): boolean {
    if (/[a-z]/.test(abbreviation)) return false;
    return (
      fitFrom(abbreviation, name) === 0 &&
      (!/\s/.test(name) || abbreviation.toUpperCase() === initialsOf(name))
    );
  }

  /** What an abbreviation beside a name stands for; undefined where the letters fit nothing, null for a part of the name. */
  function meaningBeside(abbreviation: string, name: string, id: string): string | null | undefined {
    const from = fitFrom(abbreviation, name);
    // "PARP" behind "inhibiteur de la poly(ADP-ribose) polymérase" is the enzyme alone.
    if (known.isTarget(abbreviation)) return undefined;
    if (from === 0) return id;
    const isClass = known.isClass(id);
    if (from > 0) {
      // "ADC" behind "TROP2 antibody-drug conjugate" is the wider class; "DOX" is not liposomal doxorubicin.
      const meaning = isClass ? known.meaningOf(name.slice(from)) : null;
      return meaning !== null && known.isClass(meaning) ? meaning : null;
    }
    const singular = isClass ? abbreviation.replace(/s$/, '') : abbreviation;
    // Letters that fit a name begin as it does.
    const others = othersOf(id).byFirst.get(singular.charAt(0).toUpperCase());
    return others?.some((other) => fitsOtherName(singular, other)) ? id : undefined;
  }

  return (text, mentions, decidedTo) => {
    const definitions: NameDefinition[] = [];
    for (const [i, { id, start, end }] of mentions.entries()) {
      if (start >= decidedTo) break;
      const slip = slipAfter(text, end, mentions[i + 1]?.start ?? text.length, (word) =>
        known.nameLike(word),
      );
      if (slip) definitions.push({ ...slip, start: slip.at, isWeak: true });
      for (const abbreviation of inCompound(text, start, end))
        definitions.push({ abbreviation, at: end, start, id, isWeak: true });
      const name = text.slice(start, end);
      for (const { abbreviation, at, isListed, isLoose, isSystematic } of shortFormsAround(
        text,
        start,
        end,
        patterns,
      )) {
        if (ROMAN_NUMERAL.test(abbreviation)) continue;
        if (isSystematic) {
          // "4-hydroxytamoxifen" is what becomes of tamoxifen: it has the first letters, too.
          const isOther =
            known.isClass(id) ||
            abbreviation.toLowerCase().includes(name.toLowerCase().slice(0, STEM_LETTERS));
          if (!isOther) definitions.push({ abbreviation, at, isWeak: true, start, id });
          continue;
        }
        if (isLoose && !isBeginning(abbreviation, name)) continue;
        const meaning = meaningBeside(abbreviation, name, id);
        if (meaning === undefined) continue;
        // A class of several words has letters of its own: "ribociclib and an aromatase inhibitor (AI)".
        const isOfAll =
          at > end &&
          !(known.isClass(id) && /\s/.test(name)) &&
          isRegimen(abbreviation, text, listed(text, mentions.slice(Math.max(0, i - 6), i + 1)));
        const isWeak = isListed === true || !isCloseTo(abbreviation, name);
        const defined = { at, isWeak, start, id: isOfAll ? null : meaning };
        definitions.push({ abbreviation, ...defined });
        const other = meaning !== null && known.isClass(meaning) ? otherNumber(abbreviation) : null;
        if (other !== null) definitions.push({ abbreviation: other, ...defined, isInflected: true });
      }
    }
    return definitions;
  };

  function listed(text: string, mentions: readonly Mention[]): ListedName[] {
    return mentions.map(({ id, start, end }) => ({
      start,
      end,
      initials: text.charAt(start).toUpperCase() + othersOf(id).initials,
    }));
  }
}

/**
 * A text that names the harm of a drug may use the first letters of the name in the same words: "adriamycin-evoked cardiotoxicity",
 * and then "ADR cardiotoxicity". The letters alone may mean many things.
 *
 * @returns the words that mean the drug; only their letters do
 */
function inCompound(text: string, start: number, end: number): string[] {
  HARM.lastIndex = end;
  const [, participle = '', noun] = HARM.exec(text) ?? [];
  if (noun === undefined) return [];
  const letters = text.slice(start, start + 3).toUpperCase();
  if (!/^[A-Z]{3}$/.test(letters)) return [];
  return [...new Set(['', participle])].map((joint) => `${letters}${joint} ${noun}`);
}

/** Whether three letters or more are those that a name begins with: where other words come between, they may mean anything else. */
function isBeginning(abbreviation: string, name: string): boolean {
  return (
    abbreviation.length >= MIN_LETTERS_OF_OTHER_NAME &&
    name.toUpperCase().startsWith(abbreviation.toUpperCase())
  );
}

/** @returns the plural of a singular, the singular of a plural; null for other abbreviations */
function otherNumber(abbreviation: string): string | null {
  if (/[A-Z]s$/.test(abbreviation)) return abbreviation.slice(0, -1);
  return /[A-Z]$/.test(abbreviation) ? `${abbreviation}s` : null;
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/);
  return words.length < 2 ? '' : words.map((word) => word.charAt(0).toUpperCase()).join('');
}

/** What may stand before the word whose first letter counts: "5-fluorouracil (FU)", "cis-diammine…". */
function leadingPattern({ prefixes }: NameParts): RegExp {
  return new RegExp(`^(?:${['\\d+[\\s-]?', ...prefixes.map(escapePattern)].join('|')})?`);
}
