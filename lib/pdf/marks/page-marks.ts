import type { Reading } from '@/lib/matcher';
import { boxesOf, lowerBound, type PageMention } from '@/lib/page';
import type { PageReading } from '../text/document-names';
import type { PageText, Piece } from '../text/join-items';
import { boxAslant, boxInLayer, contains, type LayerBox, toLayer, turnOf } from './layer-geometry';
import { type ItemPosition, PdfMention } from './pdf-mention';

/** How marks are drawn. */
export interface MarkStyle {
  style: 'quiet' | 'clear';
  /** Whether only the first mention in each paragraph is marked. All of them stay known. */
  onlyFirst: boolean;
}

/** The elements of the items that have letters, in their order: links take the role from some, and the search adds others inside. */
const ITEMS = 'span[dir]';

/** Of the box of the letters, by how they are turned: where their line is. The box of letters that lie aslant is turned itself. */
const SIDES: Readonly<Record<number, string>> = {
  0: '',
  90: ' turned-down',
  180: ' turned-over',
  270: ' turned-up',
};

interface Marked {
  mention: PdfMention;
  boxes: readonly LayerBox[];
  elements: readonly HTMLElement[];
}

/** The names of one page over its text layer, and their marks: elements of class `term-mark` with `data-id`, one a line. */
export class PageMarks {
  readonly layer: HTMLElement;
  /** What was found in the text when the marks were made. */
  readonly reading: PageReading;
  /** Whether the places of the marks are known: a page that is not laid out has none. */
  readonly isMeasured: boolean;
  readonly #marks: readonly Marked[];
  readonly #element: HTMLElement;

  /**
   * @param layer the text layer of the page
   * @param reading the text of the page and what was found in it
   */
  constructor(page: number, layer: HTMLElement, reading: PageReading, { style, onlyFirst }: MarkStyle) {
    const { text, mentions } = reading;
    this.layer = layer;
    this.reading = reading;
    this.#element = document.createElement('div');
    this.#element.className = style === 'clear' ? 'term-marks clear' : 'term-marks';
    const elements = layer.querySelectorAll(ITEMS);
    const firsts = onlyFirst ? firstInParagraphs(text, mentions) : null;
    const found = mentions.flatMap((mention) => {
      const start = positionOf(text, mention.start, elements, false);
      const end = positionOf(text, mention.end, elements, true);
      if (!start || !end) return [];
      const { id, definedHere } = mention;
      const written = text.text.slice(mention.start, mention.end);
      const made = new PdfMention({ id, text: written, definedHere, page, start, end });
      return [
        {
          mention: made,
          textTurn: start.turn,
          letters: start.element,
          isShown: firsts?.has(mention) ?? true,
        },
      ];
    });
    // All is measured before the first mark is drawn, so that the browser lays the page out once.
    const box = layer.getBoundingClientRect();
    const turn = turnOf(layer);
    this.isMeasured = box.width > 0 && box.height > 0;
    const measured = found.map((one) => ({
      ...one,
      boxes: boxesOf(one.mention).map((line) => boxInLayer(line, box, turn)),
      // As it is before it is turned.
      height: one.letters instanceof HTMLElement ? one.letters.offsetHeight : 0,
    }));
    const size = { width: layer.offsetWidth, height: layer.offsetHeight };
    this.#marks = measured.map(({ mention, boxes, textTurn, height, isShown }, i) => ({
      mention,
      boxes,
      elements: isShown
        ? boxes.map((line) => {
            const side = SIDES[textTurn];
            if (side !== undefined) return markElement(mention.id, i, side, line);
            const element = markElement(mention.id, i, '', boxAslant(line, textTurn, height, size));
            element.style.transform = `rotate(${textTurn}deg)`;
            return element;
          })
        : [],
    }));
    this.#element.append(...this.#marks.flatMap((mark) => mark.elements));
    layer.prepend(this.#element);
  }

  get mentions(): readonly PageMention[] {
    return this.#marks.map(({ mention }) => mention);
  }

  /** The mention at a point of the viewport, or null. */
  mentionAt(x: number, y: number): PageMention | null {
    const point = toLayer(x, y, this.layer.getBoundingClientRect(), turnOf(this.layer));
    const hit = this.#marks.find(({ boxes }) => boxes.some((box) => contains(box, point.x, point.y)));
    return hit?.mention ?? null;
  }

  /** Shows one mention as the one under the pointer or the keyboard. */
  setActive(mention: PageMention | null): void {
    for (const mark of this.#marks) {
      for (const element of mark.elements) element.classList.toggle('active', mark.mention === mention);
    }
  }

  remove(): void {
    this.#element.remove();
  }
}

function markElement(id: string, mention: number, side: string, box: LayerBox): HTMLElement {
  const element = document.createElement('div');
  element.className = `term-mark${side}`;
  element.dataset['id'] = id;
  // A name over two lines is one mention with two marks.
  element.dataset['mention'] = String(mention);
  const percent = (share: number) => `${share * 100}%`;
  Object.assign(element.style, {
    left: percent(box.left),
    top: percent(box.top),
    width: percent(box.width),
    height: percent(box.height),
  });
  return element;
}

/** The element of an offset of the text, or null where the text layer has another text there than was read. */
function positionOf(
  { text, pieces }: PageText,
  offset: number,
  elements: NodeListOf<Element>,
  isEnd: boolean,
): (ItemPosition & { turn: Piece['turn'] }) | null {
  const last = isEnd ? offset - 1 : offset;
  const piece = pieces[lowerBound(pieces.length, (i) => (pieces[i]?.start ?? 0) <= last) - 1];
  if (!piece) return null;
  const element = elements[piece.item];
  const { start, length, turn } = piece;
  if (element?.textContent !== text.slice(start, start + length)) return null;
  return { element, offset: Math.min(offset - start, length), turn };
}

/** A paragraph ends with a line after which the text may not go on, or where a line ends with a sentence that does not fill it. */
function firstInParagraphs(
  { text, seams }: PageText,
  mentions: Reading['mentions'],
): ReadonlySet<Reading['mentions'][number]> {
  const firsts = new Set<Reading['mentions'][number]>();
  let known = new Set<string>();
  let from = 0;
  let seam = 0;
  for (const mention of mentions) {
    while ((seams[seam] ?? mention.start) < mention.start) {
      if (text[seams[seam] ?? 0] === '\n') known = new Set();
      seam += 1;
    }
    if (/[.:!?]\s*\n/u.test(text.slice(from, mention.start))) known = new Set();
    if (!known.has(mention.id)) firsts.add(mention);
    known.add(mention.id);
    from = mention.end;
  }
  return firsts;
}
