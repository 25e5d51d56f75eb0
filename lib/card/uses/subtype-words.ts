import { type Language, type Subtype, textIn } from '@/lib/glossary';

/** Words of a text that name a subtype. */
interface Named {
  subtype: Subtype;
  words: string;
}

/**
 * @param subtypes those that may be named in the text
 * @param inShort whether the label of a subtype stands in the place of the words that it stands for
 * @returns the text in its order, with each of the subtypes that it names cut out where it does so first
 */
export function cutSubtypes(
  text: string,
  subtypes: readonly Subtype[],
  { language, inShort }: { language: Language; inShort: boolean },
): (string | Named)[] {
  let parts: (string | Named)[] = [text];
  for (const subtype of new Map(subtypes.map((one) => [one.id, one])).values()) {
    const { label, inFull } = subtype;
    const find = (part: string) =>
      (inShort && inFull && around(part, textIn(inFull, language), textIn(label, language))) ||
      wordsIn(part, subtype, language);
    const at = parts.findIndex((part) => typeof part === 'string' && find(part));
    const part = parts[at];
    const found = typeof part === 'string' && find(part);
    if (!found) continue;
    const [before, words, after] = found;
    parts = [...parts.slice(0, at), before, { subtype, words }, after, ...parts.slice(at + 1)];
  }
  return parts.filter((part) => part !== '');
}

/** Words that were found in a text, with what is around them. */
type Found = [before: string, words: string, after: string];

/** @returns the words that name a subtype, as the text writes them; null where none do */
function wordsIn(text: string, { label, spellings = [] }: Subtype, language: Language): Found | null {
  // The word "cancer" belongs to the sentence, which goes on with it.
  const kinds = spellings.filter((spelling) => !/cancer/i.test(spelling));
  const longestFirst = kinds.sort((one, other) => other.length - one.length);
  for (const spelling of [textIn(label, language), ...longestFirst]) {
    const found = around(text, spelling);
    if (found) return found;
  }
  return null;
}

/** @param replacement what is shown for the words, if not the words as the text writes them */
function around(text: string, words: string, replacement?: string): Found | null {
  const start = comparable(text).indexOf(comparable(words));
  const end = start + words.length;
  // "HR-", which is negative, also begins "HR-positive".
  const isPart = /^[\p{L}\p{N}]/u.test(text.slice(end));
  return start < 0 || isPart
    ? null
    : [text.slice(0, start), replacement ?? text.slice(start, end), text.slice(end)];
}

/** A non-breaking hyphen and the dash of "receptor–positive" read as a hyphen. */
function comparable(text: string): string {
  return text.replace(/[‐‑–]/g, '-').toLowerCase();
}
