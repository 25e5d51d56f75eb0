import type { NameIndex } from './name-index';
import type { CompiledGuard, CompiledTerm, FoundTerm, Guard, Mention } from './types';
import { isDerivative, isNameStart, nameEndAt, skipReference } from './word-edges';

/** How much of the text before and after a name its guards are given, in code units. */
export const GUARD_VIEW = 48;
/** The source of a pattern that matches nowhere. */
const NEVER = '(?!)';

type Found = Omit<FoundTerm, 'start'>;
/** Finds the longest term that starts at an offset of a folded text, or null. */
type Lookup = (text: string, start: number, maxEnd?: number) => Found | null;

/**
 * @param index all names
 * @param compiledGuards the guards that the terms refer to
 * @returns a function that finds each term of a text, in order, not overlapping, until there are enough
 */
export function createFinder(
  index: NameIndex,
  compiledGuards: readonly CompiledGuard[],
): (text: string, isEnough: (found: readonly FoundTerm[]) => boolean) => FoundTerm[] {
  const longestAt = createLookup(index, compiledGuards);
  return (text, isEnough) => {
    const all: FoundTerm[] = [];
    for (let start = index.nextStart(text, 0), next = 0; start >= 0; start = index.nextStart(text, next)) {
      const longest = isNameStart(text, start) ? longestAt(text, start) : null;
      const found = longest && (endingEarlier(text, start, longest, longestAt) ?? longest);
      if (found) {
        all.push({ ...found, start });
        if (isEnough(all)) break;
      }
      next = found ? found.end : start + 1;
    }
    return all;
  };
}

/**
 * Where a line or a column ends inside of a name, and the next one begins with another, there are two names: a list with "Doxorubicin"
 * above "Liposomal doxorubicin". So there are in "pertuzumab, trastuzumab and hyaluronidase-oysk": the letters of a biosimilar behind a
 * name belong to one that begins inside of it.
 */
function endingEarlier(text: string, start: number, longest: Found, longestAt: Lookup): Found | null {
  const name = text.slice(start, longest.end);
  const hasSuffix = text.charAt(longest.end) === '-';
  for (const { index, 0: gap } of name.matchAll(hasSuffix ? /[\s,/]+/g : /\s*[\n\t]\s*/g)) {
    // "Perjeta-" goes on in the next line.
    if (name.charAt(index - 1) === '-') continue;
    const shorter = longestAt(text, start, start + index);
    const next = shorter && longestAt(text, start + index + gap.length);
    // Within a line the letters have to belong to the other name. A target alone is none: "cyclines" above "CDK4/6".
    if (next && next.term.target === undefined && next.end >= longest.end + Number(!/[\n\t]/.test(gap)))
      return shorter;
  }
  return null;
}

function createLookup(index: NameIndex, compiledGuards: readonly CompiledGuard[]): Lookup {
  const guards: Required<Guard>[] = [];

  function isGuarded(term: CompiledTerm, text: string, start: number, end: number): boolean {
    if (!term.guards) return false;
    const before = text.slice(Math.max(0, start - GUARD_VIEW), start);
    const afterName = skipReference(text, end);
    const after = text.slice(afterName, end + GUARD_VIEW);
    return term.guards.some((index) => {
      guards[index] ??= compileGuard(compiledGuards[index]);
      const { notAfter, notBefore } = guards[index];
      return notAfter.test(before) || (notBefore.test(after) && !isOwnName(text, end));
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
      if (!isDerivative(text, start, end) && !isGuarded(term, text, start, end)) best = { term, end };
    });
    return best;
  };
}

/** @returns the names that have a meaning */
export function mentionsOf(found: readonly FoundTerm[]): Mention[] {
  const mentions: Mention[] = [];
  for (const { term, start, end } of found)
    if (term.id !== null)
      mentions.push({ id: term.id, start, end, ...(isShort(term) && { isAbbreviation: true }) });
  return mentions;
}

/** Whether a name is an abbreviation, which a page may explain in its own way; "HER2 ADC" are words of a class. */
export function isShort({ exact, isAbbreviation, isClass }: CompiledTerm): boolean {
  return (exact !== undefined && !(isClass && exact.includes(' '))) || isAbbreviation === true;
}

/** @returns the end of the name, or -1 where the text has other letters */
function wholeEnd(term: CompiledTerm, text: string, start: number, nameEnd: number): number {
  const { exact, plural: hasPlural = false } = term;
  if (exact !== undefined && text.slice(start, nameEnd).replace(/\s+/g, ' ') !== exact) return -1;
  return nameEndAt(text, nameEnd, { start, hasPlural, isExact: exact !== undefined });
}

function compileGuard({ notAfter = NEVER, notBefore = NEVER }: CompiledGuard = {}): Required<Guard> {
  return { notAfter: new RegExp(notAfter), notBefore: new RegExp(notBefore) };
}
