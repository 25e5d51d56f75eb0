import type { CompiledFormulations } from './types';
import { endOf } from './word-edges';

/** Words that join two others, at most so many in a row right behind a name. */
const MAX_CONNECTORS = 4;
/** A comma is one before an adjective: "albumin-bound, solvent-free form of paclitaxel". */
const GAP = /[\s®™-]+|,\s+(?=\w+-)/y;
const GAP_OR_COMMA = /[\s-]+|,\s*/y;
const OPENING = /\s*[([]/y;
const CLOSING = /[)\]]/y;
const HYPHEN_CLOSING = /-?[)\]]/y;
/** A word of several words that stands before a name has fewer places in it where no other word begins: "polyethylene glycol". */
const MAX_MISSES = 3;

/** The words behind a name that belong to it, in the text behind the name. */
export interface WordsBehind {
  /** Where the first word that names a formulation begins; what is before it joins it to the name. */
  start: number;
  end: number;
}

/** Reads the words of formulations beside a name, one after the other. */
export interface FormulationWords {
  /** @returns where the words begin that reach to the end of a text; -1 where there are none */
  startBefore(text: string): number;
  /** Reads the text behind a name. */
  behind(text: string): WordsBehind | null;
  /** Whether a text has no other words. */
  areAll(text: string): boolean;
}

/**
 * One pattern finds a word or a connector at a place, and what may follow which is told here: as one pattern of all of that each
 * word would stand in it ten times, and the browser would need 10 ms to make machine code of it.
 *
 * @param rules what `compileFormulations` gives
 * @param word the source of a pattern for the words of all kinds
 * @param salts words that may stand between a name and the words of a formulation
 */
export function createFormulationWords(
  { nouns, connectors }: CompiledFormulations,
  word: string,
  salts: readonly string[],
): FormulationWords {
  // Two groups tell which one of them it is.
  const unit = new RegExp(`(?:(${word})|(${nouns})|${connectors})(?![a-z0-9])`, 'iy');
  const salt = salts.length > 0 ? `(?:[\\s-]+(?:${salts.join('|')})\\b)*` : '';
  // In French lists of drugs the salt stands behind: "doxorubicine (chlorhydrate de) liposomale".
  const link = new RegExp(
    `(?:\\s?[®™©*])*${salt}(?: \\(\\w+ de\\))?(?:[\\s-]*[([]\\s*|\\s*,\\s*|[\\s-]+)`,
    'iy',
  );
  let isWord = false;
  let mayEnd = false;

  /** @returns the end of the word or connector at a place, or -1; `isWord` and `mayEnd` tell which one it is */
  function unitEnd(text: string, at: number): number {
    unit.lastIndex = at;
    const hit = unit.exec(text);
    isWord = hit?.[1] !== undefined;
    mayEnd = isWord || hit?.[2] !== undefined;
    return hit ? unit.lastIndex : -1;
  }

  /** @returns the end of a word in brackets: "(nab)" */
  function bracketEnd(text: string, at: number, closing: RegExp): number {
    const open = endOf(OPENING, text, at);
    const end = open < 0 ? -1 : unitEnd(text, open);
    return end < 0 || !isWord ? -1 : endOf(closing, text, end);
  }

  /** @returns where the unit begins that may follow the one at a place: behind spaces, or right behind a bracket; -1 for none */
  function nextStart(text: string, at: number): number {
    if (!isBracket(text, at)) {
      const end = unitEnd(text, at);
      return end < 0 ? -1 : endOf(GAP, text, end);
    }
    const end = bracketEnd(text, at, HYPHEN_CLOSING);
    return end < 0 ? -1 : Math.max(end, endOf(GAP, text, end));
  }

  return {
    startBefore(text) {
      const starts = new Set([text.length]);
      let first = -1;
      for (let at = text.length - 1, misses = 0; at >= 0 && misses < MAX_MISSES; at--) {
        if (!isStart(text, at)) continue;
        if (starts.has(nextStart(text, at))) {
          starts.add(at);
          misses = 0;
          if (isWord) first = at;
        } else misses += 1;
      }
      return first;
    },

    behind(text) {
      let start = endOf(link, text, 0);
      if (start < 0) return null;
      let end = unitEnd(text, start);
      for (let i = 0; i < MAX_CONNECTORS && end >= 0 && !isWord; i++) {
        start = endOf(GAP, text, end);
        end = start < 0 ? -1 : unitEnd(text, start);
      }
      if (end < 0 || !isWord) return null;
      for (let at = end; at >= 0; ) {
        if (mayEnd) end = at;
        const gap = endOf(GAP_OR_COMMA, text, at);
        const next = gap < 0 ? -1 : unitEnd(text, gap);
        at = next < 0 ? bracketEnd(text, at, CLOSING) : next;
      }
      return { start, end };
    },

    areAll(text) {
      for (let at = 0; at < text.length; ) {
        const end = unitEnd(text, at);
        at = end < 0 || end === text.length ? end : endOf(GAP, text, end);
        if (at < 0) return false;
      }
      return text !== '';
    },
  };
}

function isBracket(text: string, at: number): boolean {
  const sign = text.charAt(at);
  return sign === '(' || sign === '[';
}

/** Whether a word, or one in brackets, may begin at a place. */
function isStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (isAsciiLetterOrDigit(code) || code === 0x28 || code === 0x5b) &&
    !isAsciiLetterOrDigit(text.charCodeAt(at - 1))
  );
}

function isAsciiLetterOrDigit(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
}
