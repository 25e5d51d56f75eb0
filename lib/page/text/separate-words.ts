/** What the style of an element tells about the words on both sides of its border. */

/** The letters of a footnote mark are smaller than those around, at least by this factor, … */
const SMALL = 0.9;
/** … and those of a large first letter are larger. */
const LARGE = 1.2;
/** The letters of a word in a flex row. */
const MIN_LETTERS = 4;
const MAX_LETTERS = 48;
/** A first letter, with a quotation mark before it, has no more code units. */
const MAX_FIRST_LETTER = 3;

/** Whether letters go on beyond the border of such an element. */
export function isInline({ display }: CSSStyleDeclaration): boolean {
  return display === '' || display === 'inline' || display === 'contents' || display.startsWith('ruby');
}

/** Whether the words on both sides of such an element are in one line. */
export function isInLine(style: CSSStyleDeclaration): boolean {
  return isInline(style) || style.display.startsWith('inline');
}

/**
 * Whether an element may hold letters of a word: a large first letter, letters that are moved one by one.
 *
 * @param after the text after the border, that has come now
 * @param before the text before it
 */
export function mayHoldLetters(
  element: Element,
  style: CSSStyleDeclaration,
  after: string,
  before: string,
): boolean {
  const floats = style.float !== '' && style.float !== 'none';
  if (!floats && !isInLine(style)) return isOfLetters(element.parentElement);
  if (after.length === 1 || before.length === 1) return true;
  return before.length <= MAX_FIRST_LETTER && sizeOf(element, style) > LARGE;
}

/** Whether an element is a row of letters, each in an element of its own. Two or three may be labels. */
function isOfLetters(row: Element | null): boolean {
  if (!row || row.children.length < MIN_LETTERS || row.children.length > MAX_LETTERS) return false;
  // The text of an element may be a whole page: it is read last, and not where elements stand side by side in it.
  const isLetter = (box: Element) => box.childElementCount < 2 && box.textContent?.trim().length === 1;
  return getComputedStyle(row).display.endsWith('flex') && [...row.children].every(isLetter);
}

/** Whether an element is a footnote mark though its tag does not say so: raised or lowered, and mostly smaller. */
export function isReferenceMark(element: Element, style: CSSStyleDeclaration): boolean {
  const { verticalAlign, position, top } = style;
  if (verticalAlign === 'super' || verticalAlign === 'sub') return true;
  const isMoved = verticalAlign !== 'baseline' || (position === 'relative' && Number.parseFloat(top) !== 0);
  return isMoved && sizeOf(element, style) < SMALL;
}

/** How many times as large the letters of an element are as those around it. */
function sizeOf({ parentElement }: Element, { fontSize }: CSSStyleDeclaration): number {
  if (!parentElement) return 1;
  return Number.parseFloat(fontSize) / Number.parseFloat(getComputedStyle(parentElement).fontSize);
}
