import { MAX_QUERY_LENGTH } from './phrase';
import { lettersOf } from './spelling';

/** A part of a name. */
interface NamePart {
  text: string;
  /** Whether its letters were typed. */
  isMatched: boolean;
}

/** Of a name that is only similar, one or two letters that happen to be the same say nothing. */
const MIN_RUN = 3;

/**
 * @param name a name or term that was found
 * @param typed what the reader has typed
 * @returns the name in parts, in order, so that a reader sees which of its letters were typed and which were not. Where the name
 *   is not spelled as typed, these are the letters that both have in the same order
 */
export function matchedParts(name: string, typed: string): NamePart[] {
  const characters = [...name];
  const letters = characters.flatMap((character, at) =>
    [...lettersOf(character)].map((letter) => ({ letter, at })),
  );
  const wanted = lettersOf(typed.slice(0, MAX_QUERY_LENGTH));
  const text = letters.map(({ letter }) => letter).join('');
  const from = wanted === '' ? -1 : text.indexOf(wanted);
  const isMatched =
    from >= 0
      ? letters.map((_, i) => i >= from && i < from + wanted.length)
      : withoutShortRuns(commonLetters(text, wanted));
  const matched = new Set(letters.flatMap(({ at }, i) => (isMatched[i] ? [at] : [])));
  return inParts(characters, matched);
}

/** @returns for each letter of a name whether it belongs to the longest text that can be made of both by leaving letters out */
function commonLetters(name: string, typed: string): boolean[] {
  // lengths[i][j]: that of the longest common text of what follows letter i of the name and letter j of the typed text.
  const lengths = Array.from({ length: name.length + 1 }, () => new Array<number>(typed.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = name.length - 1; i >= 0; i--) {
    for (let j = typed.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row) row[j] = name[i] === typed[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const isCommon = new Array<boolean>(name.length).fill(false);
  for (let i = 0, j = 0; i < name.length && j < typed.length; ) {
    if (name[i] === typed[j]) {
      isCommon[i] = true;
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return isCommon;
}

function withoutShortRuns(isCommon: readonly boolean[]): boolean[] {
  return isCommon.map((common, i) => {
    if (!common) return false;
    let first = i;
    let last = i;
    while (isCommon[first - 1]) first -= 1;
    while (isCommon[last + 1]) last += 1;
    return last - first + 1 >= MIN_RUN;
  });
}

/** Hyphens and spaces between two typed letters belong to them. */
function inParts(characters: readonly string[], matched: ReadonlySet<number>): NamePart[] {
  const last = Math.max(...matched);
  const parts: NamePart[] = [];
  let isMatched = false;
  characters.forEach((character, at) => {
    const isLetter = lettersOf(character) !== '';
    isMatched = isLetter ? matched.has(at) : isMatched && at < last && matched.has(at + 1);
    const part = parts.at(-1);
    if (part?.isMatched === isMatched) part.text += character;
    else parts.push({ text: character, isMatched });
  });
  return parts;
}
