import type { Pdfjs } from '../viewer/pdfjs';
import { type FoundPart, findInText } from './find-in-text';

type Components = Pdfjs['viewer'];
type PDFFindController = InstanceType<Components['PDFFindController']>;

/** A hyphen of the word itself. pdf.js leaves it out where a line ends behind it. */
const INNER_HYPHEN = /(?<=\p{L}\p{M}*)-(?=\p{L})/gu;

/**
 * Makes the search of the viewer, which finds ligatures by the letters that they stand for, and words that a hyphen breaks at the end
 * of a line. That of pdf.js finds no ligature, and of these words only some: in its published files (5.4.530, `normalize`) the list
 * of letters with other forms is undefined, so that the letters of the word "undefined" take its place. No word is joined
 * behind one of them: "trastu-".
 */
export function createFindController(
  { PDFFindController }: Pick<Components, 'PDFFindController'>,
  options: ConstructorParameters<Components['PDFFindController']>[0],
): PDFFindController {
  class FindController extends PDFFindController {
    /** pdf.js calls it for the text of each page, and turns what it returns into places on the page. */
    override match(query: string | string[], text: string, page: number): FoundPart[] {
      const plain = [query].flat().map((one) => one.normalize('NFKD'));
      const wanted = new Set([...plain, ...plain.map((one) => one.replace(INNER_HYPHEN, ''))]);
      return findInText(text, lineEndsIn(text, this._pageDiffs?.[page]), (reading) =>
        [...wanted].flatMap((one) => super.match(one, reading, page) ?? []),
      );
    }
  }
  return new FindController(options);
}

/** From where on in the normalized text offsets are shifted against those in the text of the page, and by how much. */
type Shifts = readonly [starts: ArrayLike<number>, shifts: ArrayLike<number>];

/**
 * @param diffs what pdf.js keeps of a text that it has normalized: the end of a line has become a space, and shifts the text behind by one
 * @returns the offsets of the spaces that stand for the ends of lines
 */
function lineEndsIn(text: string, diffs: Shifts | null | undefined): number[] {
  if (!diffs) return [];
  const [starts, shifts] = diffs;
  return Array.from(starts).flatMap((start, i) => {
    const isShifted = i > 0 && (shifts[i] ?? 0) === (shifts[i - 1] ?? 0) - 1;
    return isShifted && text[start - 1] === ' ' ? [start - 1] : [];
  });
}
