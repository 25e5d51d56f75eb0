/** A longer title names nothing; one of a million letters would be laid out, and be the name of the tab. */
const MAX_LETTERS = 300;

/** What is no letter, and what turns the letters after it around, so that "exe.fdp" is seen as "pdf.exe" (Unicode, UAX 9). */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** @returns a title that a document gives itself or its parts, as it is shown; "" for one without a letter */
export function shownTitle(title: string): string {
  const clean = title
    .slice(0, 4 * MAX_LETTERS)
    .replace(UNSEEN, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = Array.from(clean);
  return letters.length > MAX_LETTERS ? `${letters.slice(0, MAX_LETTERS).join('')}…` : clean;
}
