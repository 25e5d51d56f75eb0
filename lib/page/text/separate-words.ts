import { type Block, parentNodeOf } from '../dom/composed-tree';
import { makeInline } from '../dom/text-roles';

/** What the style of an element tells about the words on both sides of its border. */

/** The letters of a footnote mark are smaller than those around, at least by this factor, … */
const SMALL = 0.9;
/** … and those of a large first letter are larger. */
const LARGE = 1.2;
/** A space between words is at least this wide, as a share of the size of the letters. */
const WORD_SPACE = 0.18;
/** The letters of a word in a flex row. */
const MIN_LETTERS = 4;
const MAX_LETTERS = 48;
/** A first letter, with a quotation mark before it, has no more code units. */
const MAX_FIRST_LETTER = 3;

/** Whether letters go on beyond the border of such an element. */
export function isInline({ display }: CSSStyleDeclaration): boolean {
  return display === '' || display === 'inline' || display === 'contents' || display.startsWith('ruby');
}

/** Whether such an inline element stands as far from other letters as words do. */
export function hasMargin({ marginLeft, marginRight, fontSize }: CSSStyleDeclaration): boolean {
  const em = Number.parseFloat(fontSize);
  return [marginLeft, marginRight].some((margin) => Number.parseFloat(margin) >= WORD_SPACE * em);
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
  if (!isFloat(style) && !isInLine(style)) return isOfLetters(element.parentElement);
  if (after.length === 1 || before.length === 1) return true;
  return before.length <= MAX_FIRST_LETTER && sizeOf(element, style) > LARGE;
}

/**
 * Makes boxes inline that hold a letter or two each, whose tag says that they are blocks: a large first letter, letters that are moved
 * one by one. Style is asked only of these.
 *
 * @param box in which a name may begin
 * @returns whether it is such a box
 */
export function joinLetters(box: Block): boolean {
  if (!isLetterBox(box) || !isBesideLetters(box)) return false;
  const around = parentNodeOf(box) as ParentNode | null;
  for (const other of around?.children ?? []) if (isLetterBox(other)) makeInline(other);
  // The box around may hold the first letters alone.
  if (box.parentElement) joinLetters(box.parentElement);
  return true;
}

function isLetterBox(box: Block): box is Element {
  // Other tags say what stands in them, and boxes in boxes take long to read.
  if ((box as Element).localName !== 'div' || box.childElementCount > 1) return false;
  const { length } = box.textContent?.trim() ?? '';
  return length > 0 && length <= MAX_FIRST_LETTER;
}

function isBesideLetters(box: Element): boolean {
  const style = getComputedStyle(box);
  return isInLine(style) || isFloat(style) || isOfLetters(box.parentElement);
}

/** Whether an element is a row of letters, each in an element of its own. Two or three may be labels. */
function isOfLetters(row: Element | null): boolean {
  if (!row || row.children.length < MIN_LETTERS || row.children.length > MAX_LETTERS) return false;
  // The text of an element may be a whole page: it is read last, and not where elements stand side by side in it.
  const isLetter = (box: Element) => box.childElementCount < 2 && box.textContent?.trim().length === 1;
  return getComputedStyle(row).display.endsWith('flex') && [...row.children].every(isLetter);
}

function isFloat({ float }: CSSStyleDeclaration): boolean {
  return float !== '' && float !== 'none';
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
