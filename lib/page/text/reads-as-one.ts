import {
  ELEMENT_NODE,
  hidesProperties,
  parentNodeOf,
  SHOW_ELEMENT,
  SHOW_TEXT,
  TEXT_NODE,
} from '../dom/composed-tree';
import { textRole } from '../dom/text-roles';
import { isInLine } from './separate-words';

/** What stands in the next line of these goes on what stands in the line before, in whatever boxes. */
const SENTENCES = 'h1, h2, h3, h4, h5, h6, p, [role="heading"]';
/** Cells of a table are apart, however near they are. */
const CELLS = 'td, th';
/** So many nodes without text are passed on the way to the text beyond a border. */
const MAX_NODES = 16;
/** The text of an element with more descendants is not read for the few words at its edge. */
const MAX_DESCENDANTS = 48;

/** So much text beyond a border tells what a name is. UTF-16 code units. */
const ENOUGH = 48;

/** The border between two pieces of text. */
export interface Border {
  before: Text;
  after: Text;
  /** What holds one piece and not the other, the innermost around each first. */
  crossed: Element[];
  /** The two nodes that meet at the border, side by side. */
  sides: readonly [Node, Node];
}

/**
 * @param side of a text
 * @returns the border to the next piece of text on that side, and the words behind it; null where a line ends there, or something
 *   else than text stands between
 */
export function borderBeside(
  text: Text,
  side: 'previousNode' | 'nextNode',
): { border: Border; words: string } | null {
  const isAfter = side === 'nextNode';
  const walker = document.createTreeWalker(text.getRootNode(), SHOW_TEXT | SHOW_ELEMENT);
  walker.currentNode = text;
  for (let i = 0; i < MAX_NODES; i++) {
    const node = walker[side]();
    if (!node) break;
    if (node.nodeType !== TEXT_NODE) {
      if (!isText(node as Element) && !isIcon(node)) break;
      continue;
    }
    const other = node as Text;
    if (other.data.trim() === '' || isIcon(other.parentNode)) continue;
    const border = isAfter ? borderBetween(text, other) : borderBetween(other, text);
    if (!border?.crossed.every((element) => isText(element) && !element.matches(CELLS))) break;
    return {
      border,
      words: wordsFrom(border.sides[isAfter ? 1 : 0], other, isAfter ? 'nextSibling' : 'previousSibling'),
    };
  }
  return null;
}

/** The text of a node, at least the first of it, and of those beyond it. */
function wordsFrom(node: Node, first: Text, beyond: 'nextSibling' | 'previousSibling'): string {
  let words = '';
  for (let at: Node | null = node; at && words.length < ENOUGH; at = at[beyond]) {
    if (hidesProperties(at)) break;
    const isElement = at.nodeType === ELEMENT_NODE;
    const isLong = isElement && (at as Element).getElementsByTagName('*').item(MAX_DESCENDANTS);
    if (at !== node && (isLong || (isElement && !isText(at as Element)))) break;
    const text = ((isLong ? null : at.textContent) ?? first.data).trim();
    words = beyond === 'nextSibling' ? `${words}\n${text}` : `${text}\n${words}`;
  }
  return words.trim();
}

/** A picture in a line, or what it is called: words on both sides of it stand side by side. */
function isIcon(node: Node | null): boolean {
  return /^(?:img|title|desc)$/.test((node as Element | null)?.localName ?? '');
}

function isText(element: Element): boolean {
  return /^(?:block|inline)$/.test(textRole(element));
}

/** @returns null where the two are in different trees: one of them in a shadow root */
export function borderBetween(before: Text, after: Text): Border | null {
  const crossed: Element[] = [];
  const range = new Range();
  range.setStart(before, 0);
  range.setEnd(after, 0);
  const sideOf = (node: Node) => {
    let at = node;
    let around = parentNodeOf(at);
    while (around && around !== range.commonAncestorContainer) {
      crossed.push(around as Element);
      at = around;
      around = parentNodeOf(at);
    }
    return at;
  };
  const sides = [sideOf(before), sideOf(after)] as const;
  return parentNodeOf(sides[0]) && parentNodeOf(sides[1]) ? { before, after, crossed, sides } : null;
}

/**
 * Whether words on both sides of a border read as one: they are in one line, as near to each other as words are, or in two lines of
 * one sentence. Asks for style, and lays the page out where boxes stand side by side.
 */
export function readsAsOne({ before, after, crossed, sides: [{ parentNode: row }] }: Border): boolean {
  if (crossed.every((element) => isInLine(getComputedStyle(element)))) return true;
  const first = boxesOf(before).at(-1);
  const [second] = boxesOf(after);
  if (first && second && Math.min(first.bottom, second.bottom) > Math.max(first.top, second.top))
    return Math.max(second.left - first.right, first.left - second.right) <= first.height;
  if (row?.nodeType !== ELEMENT_NODE) return false;
  // A row that is wrapped there, or whose words are moved one by one.
  const { display, flexDirection } = getComputedStyle(row as Element);
  if (
    (display.endsWith('flex') && flexDirection.startsWith('row')) ||
    (row as Element).closest(SENTENCES) !== null
  )
    return true;
  // Lines in boxes of their own: over the picture of a page, and in captions, which are lines of one text.
  const areLines =
    textRole(row as Element) === 'inline' ||
    crossed.some((element) => getComputedStyle(element).position === 'absolute');
  return areLines && first !== undefined && second !== undefined && isNextLine(first, second, after.data);
}

/**
 * Whether a line goes on in the next one where each has a box of its own: the first word of the next line had no room in the line
 * before, if that was as long as the next.
 */
function isNextLine(line: DOMRect, next: DOMRect, text: string): boolean {
  const isBelow = next.top > line.top && next.top - line.bottom < line.height;
  const firstWord = (/\S+/.exec(text)?.[0].length ?? 0) / text.length;
  return isBelow && line.right + next.width * firstWord > next.right;
}

function boxesOf(text: Text): DOMRect[] {
  const range = new Range();
  range.selectNode(text);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
}
