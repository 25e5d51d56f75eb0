import { BORDER } from './abbreviations/short-forms';
import type { CompiledHead, FoundTerm } from './types';

/** The class of drugs that a target names depends on this many code units before and after it. */
export const TARGET_VIEW = 64;
/** Between two targets of a list: "PARP, PI3K and AKT inhibitors", "PI3K/AKT". */
const JOINS_TARGETS =
  /^(?:-?\s*,\s*(?:(?:and|or|et|ou)\s+)?|\s*[/&+]\s*|-?\s+(?:and|or|et|ou|et\s+les)\s+)(?:of\s+|d'|de\s+(?:la\s+)?|des\s+|du\s+)?$/;
/** The other name of a target may have brackets itself: "PARP (poly(ADP-ribose) polymerase) inhibitors". */
const BRACKET = new RegExp(
  `^\\s*[([]\\s*[A-Za-z0-9](?:[^()[\\]:;${BORDER}]|\\([^()${BORDER}]{1,16}\\)){1,56}[)\\]]`,
);
/** In laboratories an antibody against the target is meant: "anti-PARP (1:1000)". */
const ANTIBODY = /^[\s-]*(?:\(|antibod|anticorps|serum|monoclonal|polyclonal|\d+:)/i;
/** Before the name of a drug, which a bracket begins with: "anti-PD-L1 (atezolizumab)". */
const OPENING = /^\s*[([]\s*$/;

/** @returns the same names, each target with its head ("PARP inhibitors") or as a part of a list that has one; others are left out */
export type TargetReader = (text: string, found: readonly FoundTerm[]) => readonly FoundTerm[];

/** A target, with a bracket that explains it. */
interface Unit {
  one: FoundTerm;
  end: number;
  /** What it is found as, where the head is beside it. */
  start?: number;
  headEnd?: number;
}

/**
 * Makes a function that finds classes of drugs by what they act on, the target, and a word for what they do, the head.
 *
 * @param heads what `compileTerms` gives
 */
export function createTargetReader(heads: readonly CompiledHead[]): TargetReader {
  const patterns = heads.map(({ behind, before, anti }) => ({
    behind: new RegExp(`^[\\s-]*(?:${behind})(?![a-z])`, 'i'),
    before: new RegExp(`(?:^|[^a-z0-9])((?:${before})[\\s-]*)$`, 'i'),
    anti: anti ? /(?:^|[^a-z0-9])(anti[\s-]*)$/i : null,
  }));

  function withHead(text: string, unit: Unit, next: FoundTerm | undefined): Unit {
    const { start } = unit.one;
    const pattern = patterns[unit.one.term.target ?? -1];
    const behind = pattern?.behind.exec(text.slice(unit.end, unit.end + TARGET_VIEW))?.[0].length;
    if (behind !== undefined) return { ...unit, start, headEnd: unit.end + behind };
    const view = text.slice(Math.max(0, start - TARGET_VIEW), start);
    const before = pattern?.before.exec(view)?.[1];
    if (before !== undefined) return { ...unit, start: start - before.length };
    const anti = pattern?.anti?.exec(view)?.[1];
    if (anti === undefined) return unit;
    const isDrug =
      next !== undefined && next.term.target === undefined && OPENING.test(text.slice(unit.end, next.start));
    if (!isDrug && ANTIBODY.test(text.slice(unit.end, unit.end + TARGET_VIEW))) return unit;
    return { ...unit, start: start - anti.length };
  }

  return (text, found) => {
    if (!found.some(({ term }) => term.target !== undefined)) return found;
    const result: FoundTerm[] = [];
    let list: Unit[] = [];
    const endList = () => {
      result.push(...resolved(list));
      list = [];
    };
    for (const [i, one] of found.entries()) {
      const last = list.at(-1);
      if (last && one.start < last.end) {
        // "(CDK4/6i)" behind "inhibiteurs de CDK4/6" is a name of its own.
        if (last.headEnd === undefined && one.term.target === undefined)
          list.push({ ...last, one, start: one.start });
        continue;
      }
      const isNext =
        last && one.term.target !== undefined && JOINS_TARGETS.test(text.slice(last.end, one.start));
      if (!isNext) endList();
      if (one.term.target === undefined) result.push(one);
      else list.push(withHead(text, unitOf(text, one, found[i + 1]), found[i + 1]));
    }
    endList();
    return result;
  };
}

/** A target that is explained in brackets: "cyclin-dependent kinase 4 and 6 (CDK4/6) inhibitors". */
function unitOf(text: string, one: FoundTerm, next: FoundTerm | undefined): Unit {
  const bracket = BRACKET.exec(text.slice(one.end, one.end + TARGET_VIEW))?.[0];
  if (bracket === undefined) return { one, end: one.end };
  const end = one.end + bracket.length;
  const inside = next && next.start < end ? next : undefined;
  // Letters of ordinary words are a target only with a head right beside them, or with another name of it.
  const isKnown = !one.term.isCommon || (inside !== undefined && !inside.term.isCommon);
  const isExplained = isKnown && (!inside || inside.term.id === one.term.id);
  return { one, end: isExplained ? end : one.end };
}

/** The members of a list that have a head, or share that of the last one ("PARP and AKT inhibitors") or the first one. */
function resolved(list: readonly Unit[]): FoundTerm[] {
  const last = list.at(-1);
  let first: Unit | undefined;
  return list.flatMap(({ one, start, headEnd }) => {
    if (start !== undefined) {
      if (headEnd === undefined) first ??= { one, end: one.end };
      return [{ term: one.term, start, end: headEnd ?? one.end }];
    }
    const isOf = (unit: Unit | undefined) => unit?.one.term.target === one.term.target;
    return (last?.headEnd !== undefined && isOf(last)) || isOf(first) ? [one] : [];
  });
}
