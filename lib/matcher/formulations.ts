import { createFormulationWords, type FormulationWords } from './formulation-words';
import type { CompiledFormulations, FoundTerm } from './types';

/** Whether a name is that of another formulation depends on this many code units before and after it. */
export const FORMULATION_VIEW = 96;
/** What may stand between a name and words that belong to another medicine: "paclitaxel, liposomal irinotecan". */
const LOOSE = /^\s*(?:[,([]|\s-\s)/;
/** What is between two words beside each other. */
const BESIDE = /^[\s-]*$/;
/** Behind the words of one name, before another one: "Myocet liposomal – tamoxifen". */
const OTHER_NAME = /\n|\s-\s|\s(?:with|avec)\s/i;
/** "doxorubicin compared with a liposomal form" are two medicines. */
const COMPARED = /\s(?:with|avec)\s/i;
/** A word that is built as generic names are. */
const GENERIC_NAME =
  /^[\s-]+[a-z]{3,}(?:in[ea]?s?|ans?|ides?|[mt]ab|ib|ols?|us|ones?|els?|ases?|stim|feron|tate|xate|tere?)\b/i;
const NO_NAME =
  /^[\s-]+(?:combination|within|than|versus|ces|des|les|control|protocol|[a-z]+(?:[mt]ain|vide|ease)s?)\b/i;

/** Whether a text goes on with a word that is built as generic names are: "liposomal" before it belongs to that medicine. */
function beginsWithGenericName(text: string): boolean {
  return GENERIC_NAME.test(text) && !NO_NAME.test(text);
}

function isBeside(text: string, end: number, next: FoundTerm): boolean {
  return BESIDE.test(text.slice(end, next.start));
}

/** @returns the same names, each as the formulation that the words around it name; as no medicine where that is none of ours */
export type FormulationReader = (text: string, found: readonly FoundTerm[]) => readonly FoundTerm[];

/** Words that name a formulation, and where they are with the name. */
interface Phrase {
  kinds: number;
  start: number;
  end: number;
}

/** All kinds at once: no medicine is one of them. */
const IN_DOUBT = -1;
/** No word of a formulation needs more of a text to be told, in code units: "lié à des protéines". */
const MAX_WORD = 48;

/**
 * Makes a function that finds out which formulation of a drug a text names: "doxorubicin HCl liposome injection" is liposomal
 * doxorubicin, "liposomal cisplatin" is not cisplatin.
 *
 * @param rules what `compileFormulations` gives
 * @param salts words that may stand between a name and the words of a formulation
 */
export function createFormulationReader(
  rules: CompiledFormulations,
  salts: readonly string[],
): FormulationReader {
  const word = `(?:${rules.kinds.join('|')})`;
  const hint = new RegExp(`(?:\\b|_)${word}`, 'gi');
  const weak = rules.containers | rules.modifiers;
  let compiled: { kinds: RegExp[]; words: FormulationWords } | undefined;
  // Most pages have no such words.
  const patterns = () => {
    compiled ??= {
      kinds: rules.kinds.map((kind) => new RegExp(`(?:^|[^a-z])${kind}`, 'gi')),
      words: createFormulationWords(rules, word, salts),
    };
    return compiled;
  };

  /**
   * @returns a function that tells whether such a word is near a name: most names have none. It is asked in the order of the names,
   *   and searches each part of the text once
   */
  function nearIn(text: string): (name: FoundTerm) => boolean {
    let searched = 0;
    let last = Number.NEGATIVE_INFINITY;
    return ({ term, start, end }) => {
      if (term.id === null || !term.hasFormulations) return false;
      const from = Math.max(searched, start - FORMULATION_VIEW);
      const to = end + FORMULATION_VIEW;
      // One letter more: it tells whether a word begins there.
      const viewStart = Math.max(0, from - 1);
      const view = text.slice(viewStart, to);
      hint.lastIndex = 0;
      for (let hit = hint.exec(view); hit; hit = hint.exec(view)) last = viewStart + hit.index;
      searched = to - MAX_WORD;
      return last >= start - FORMULATION_VIEW;
    };
  }

  function kindsOf(phrase: string): number {
    let rest = phrase;
    let kinds = 0;
    for (const [i, pattern] of patterns().kinds.entries()) {
      const without = rest.replace(pattern, ' ');
      if (without !== rest) kinds |= 1 << i;
      rest = without;
    }
    return kinds;
  }

  function phraseBefore(text: string, { start, end }: FoundTerm, previousEnd: number): Phrase | null {
    const view = text.slice(Math.max(0, start - FORMULATION_VIEW), start);
    const at = patterns().words.startBefore(view);
    if (at < 0) return null;
    const words = view.slice(at);
    if (start - words.length < previousEnd && OTHER_NAME.test(text.slice(previousEnd, start))) return null;
    return { kinds: kindsOf(words), start: start - words.length, end };
  }

  function phraseAfter(text: string, { start, end }: FoundTerm, next: FoundTerm | undefined): Phrase | null {
    const view = text.slice(end, end + FORMULATION_VIEW);
    const words = patterns().words.behind(view);
    if (!words) return null;
    const phraseEnd = end + words.end;
    // The words belong to the name that follows them.
    if (next && (next.start < phraseEnd || isBeside(text, phraseEnd, next))) return null;
    const rest = text.slice(phraseEnd, phraseEnd + FORMULATION_VIEW);
    const joint = view.slice(0, words.start);
    const phrase = view.slice(words.start, words.end);
    if (beginsWithGenericName(rest)) {
      if (LOOSE.test(view)) return null;
      // The next line may be another entry of a list, or go on with this one.
      if (joint.includes('\n')) return { kinds: IN_DOUBT, start, end };
    }
    if (COMPARED.test(joint)) return { kinds: IN_DOUBT, start, end };
    const kinds = kindsOf(phrase);
    // "carboplatin encapsulated by …": that a carrier is named, only the words before a name say without one.
    if ((kinds & ~rules.containers) === 0) return null;
    const isOpen = /[([][^)\]]*$/.test(joint + phrase);
    if (!isOpen) return { kinds, start, end: phraseEnd };
    const closing = /^\s*[)\]]/.exec(rest)?.[0].length;
    return { kinds, start, end: closing === undefined ? end : phraseEnd + closing };
  }

  /** @returns null where the drug in this form has no record */
  function recordOf(id: string, named: number): string | null {
    const own = rules.records.find((record) => record.id === id);
    const all = (own?.kinds ?? 0) | named;
    const kinds = (all & ~weak) === 0 ? all : all & ~rules.containers;
    const drug = own?.drug ?? id;
    return rules.records.find((record) => record.drug === drug && record.kinds === kinds)?.id ?? null;
  }

  /**
   * A name of a drug with the words of a formulation in the next line: "Doxorubicin" above "Liposomal cisplatin" is the drug alone.
   *
   * @returns null where nothing says that the words belong to another medicine; a name of no medicine where that is in doubt
   */
  function endingWithLine(text: string, one: FoundTerm, next: FoundTerm | undefined): FoundTerm | null {
    const { term, start, end } = one;
    const name = text.slice(start, end);
    const line = /\s*\n\s*/.exec(name);
    const drug = line && rules.records.find(({ id }) => id === term.id)?.drug;
    if (!drug || kindsOf(name.slice(0, line.index)) !== 0) return null;
    if (!patterns().words.areAll(name.slice(line.index + line[0].length))) return null;
    if (next && isBeside(text, end, next)) return { term: { id: drug }, start, end: start + line.index };
    return beginsWithGenericName(text.slice(end, end + FORMULATION_VIEW))
      ? { ...one, term: { id: null } }
      : null;
  }

  return (text, found) => {
    let previousEnd = 0;
    const mayBeFormulation = nearIn(text);
    return found.map((one, i) => {
      const isNear = mayBeFormulation(one);
      const name = (isNear && endingWithLine(text, one, found[i + 1])) || one;
      const { id } = name.term;
      const before = isNear ? phraseBefore(text, name, previousEnd) : null;
      const after = isNear ? phraseAfter(text, name, found[i + 1]) : null;
      const named = (before?.kinds ?? 0) | (after?.kinds ?? 0);
      const isNamed =
        (named & ~rules.modifiers) !== 0 || (named !== 0 && rules.records.some((r) => r.id === id));
      const isTaken = before !== null && before.start < previousEnd;
      previousEnd = Math.max(name.end, after?.end ?? 0);
      if (id === null || !isNamed) return name;
      if (isTaken) return { ...name, term: { id: null } };
      const term = { id: recordOf(id, named) };
      return { term, start: before?.start ?? name.start, end: after?.end ?? name.end };
    });
  };
}
