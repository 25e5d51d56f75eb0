import { isLetterOrDigit } from '@/lib/text';
import type { NameIndex } from './name-index';
import type { CompiledGuard, CompiledTerm, FoundTerm, Guard } from './types';
import { isNameStart, nameEndAt, skipReference } from './word-edges';

/** How much of the text before and after a name its guards are given, in code units. */
export const GUARD_VIEW = 48;

/** Behind these a name may begin though they are parts of words: "_tamoxifen_", "12xTaxol". */
const SIGN = /_|(?<=\d)x(?=[a-z\d])/gi;

type Found = Omit<FoundTerm, 'start'>;
/** Finds the longest term that starts at an offset of a folded text, or null. */
type Lookup = (text: string, start: number, maxEnd?: number) => Found | null;

/**
 * @param index all names
 * @param compiledGuards the guards that the terms refer to
 * @returns a function that finds each term of a text, in order, not overlapping, until there are enough; it is given the pattern that
 *   matches the beginnings of all names in lower case
 */
export function createFinder(
  index: NameIndex,
  compiledGuards: readonly CompiledGuard[],
): (text: string, prefilter: RegExp, isEnough: (found: readonly FoundTerm[]) => boolean) => FoundTerm[] {
  const longestAt = createLookup(index, compiledGuards);
  return (text, prefilter, isEnough) => {
    const all: FoundTerm[] = [];
    const words = (hasSign(text) ? text.replace(SIGN, ' ') : text).toLowerCase();
    prefilter.lastIndex = 0;
    for (let hit = prefilter.exec(words); hit; hit = prefilter.exec(words)) {
      const start = hit.index;
      const longest = isNameStart(text, start) ? longestAt(text, start) : null;
      const found = longest && (endingEarlier(text, start, longest, longestAt) ?? longest);
      if (found) {
        all.push({ ...found, start });
        if (isEnough(all)) break;
      }
      prefilter.lastIndex = found ? found.end : start + 1;
    }
    return all;
  };
}

/**
 * Whether a name may begin after an underscore, unless that is inside of a word ("my_text"), or after a count. A search for one
 * letter is the quickest, and most texts have none.
 */
function hasSign(text: string): boolean {
  return has(text, '_', isNoWordBefore) || has(text, 'x', isDigitBefore) || has(text, 'X', isDigitBefore);
}

function has(text: string, sign: string, isRight: (text: string, at: number) => boolean): boolean {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
    if (isRight(text, at)) return true;
  return false;
}

function isNoWordBefore(text: string, at: number): boolean {
  return !isLetterOrDigit(text, at - 1);
}

function isDigitBefore(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return code >= 0x30 && code <= 0x39;
}

/**
 * Where a line ends inside of a name, and the next line begins with a longer one, there are two names: a list with "Doxorubicin"
 * above "Liposomal doxorubicin". So there are in "pertuzumab, trastuzumab and hyaluronidase-oysk": the letters of a biosimilar behind a
 * name belong to one that begins inside of it.
 */
function endingEarlier(text: string, start: number, longest: Found, longestAt: Lookup): Found | null {
  const name = text.slice(start, longest.end);
  const hasSuffix = text.charAt(longest.end) === '-';
  if (!hasSuffix && !name.includes('\n')) return null;
  for (const { index, 0: gap } of name.matchAll(hasSuffix ? /[\s,/]+/g : /\s*\n\s*/g)) {
    // "Perjeta-" goes on in the next line.
    if (name.charAt(index - 1) === '-') continue;
    const shorter = longestAt(text, start, start + index);
    const next = shorter && longestAt(text, start + index + gap.length);
    // Within a line the letters have to belong to the other name.
    if (next && next.end >= longest.end + Number(!gap.includes('\n'))) return shorter;
  }
  return null;
}

function createLookup(index: NameIndex, compiledGuards: readonly CompiledGuard[]): Lookup {
  const guards: Guard[] = [];
  const guard = (index: number): Guard => {
    guards[index] ??= compileGuard(compiledGuards[index]);
    return guards[index];
  };

  function isGuarded(term: CompiledTerm, text: string, start: number, end: number): boolean {
    if (!term.guards) return false;
    const before = text.slice(Math.max(0, start - GUARD_VIEW), start);
    const afterName = skipReference(text, end);
    const after = text.slice(afterName, end + GUARD_VIEW);
    return term.guards.some((index) => {
      const { notAfter, notBefore } = guard(index);
      return notAfter?.test(before) || (notBefore?.test(after) && !isOwnName(text, end));
    });
  }

  /** Whether another name begins right after this one: "Herceptin – T-DM1" are two medicines, "trastuzumab-DM1" is one. */
  function isOwnName(text: string, end: number): boolean {
    let next = end;
    while (/[\s-]/.test(text.charAt(next))) next += 1;
    let isName = false;
    index.search(text, next, (term, nameEnd) => {
      isName ||= term.id !== null && wholeEnd(term, text, next, nameEnd) >= 0;
    });
    return isName;
  }

  return (text, start, maxEnd = text.length) => {
    let best: Found | null = null;
    index.search(text, start, (term, nameEnd) => {
      const end = wholeEnd(term, text, start, nameEnd);
      if (end > maxEnd || end <= (best?.end ?? -1)) return;
      if (!isGuarded(term, text, start, end)) best = { term, end };
    });
    return best;
  };
}

/** @returns the end of the name, or -1 where the text has other letters */
function wholeEnd(term: CompiledTerm, text: string, start: number, nameEnd: number): number {
  const { exact, plural: hasPlural = false } = term;
  if (exact !== undefined && text.slice(start, nameEnd).replace(/\s+/g, ' ') !== exact) return -1;
  return nameEndAt(text, nameEnd, { start, hasPlural, isExact: exact !== undefined });
}

function compileGuard({ notAfter, notBefore }: CompiledGuard = {}): Guard {
  return {
    ...(notAfter !== undefined && { notAfter: new RegExp(notAfter) }),
    ...(notBefore !== undefined && { notBefore: new RegExp(notBefore) }),
  };
}
