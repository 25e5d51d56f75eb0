import type { Drug, Language } from '@/lib/glossary';

/** About what fits on a line beside the label; in characters. */
const ROOM = 36;

/** The names of a drug that the card shows at first. */
export interface ShownNames {
  /** The name that the page uses, as the glossary writes it; null when that is the heading's. */
  here: string | null;
  others: string[];
  /** How many more there are. */
  left: number;
}

/**
 * @param written how the page writes the name that was pointed at
 * @returns the name on the page, then the others in their order as far as there is room, at least one
 */
export function shownNames(drug: Drug, language: Language, written: string | undefined): ShownNames {
  const names = drug.otherNames[language]
    .filter(({ kind }) => kind !== 'misspelling')
    .map(({ text }) => text);
  const here = names.find((name) => written !== undefined && bare(name) === bare(written)) ?? null;
  const rest = names.filter((name) => name !== here);
  let room = ROOM - (here?.length ?? 0);
  const others = rest.filter((name, i) => {
    room -= name.length + 2;
    return room >= 0 || (i === 0 && here === null);
  });
  // One name more is as short as the button that would hide it.
  const last = rest.length - others.length === 1;
  return last ? { here, others: rest, left: 0 } : { here, others, left: rest.length - others.length };
}

/** Letters and digits alone: the page may write accents, hyphens, spaces and ® as it likes. */
function bare(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
