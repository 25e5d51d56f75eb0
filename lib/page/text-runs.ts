import { textRole } from './elements';

/** Text of a page that reads as one piece: within a block, across inline elements. */
export interface TextRun {
  /** The block that the text belongs to. */
  block: Element;
  text: string;
  /** The text nodes of the run, with the offset in `text` where each begins. */
  pieces: { node: Text; at: number }[];
}

const WORD_AT_END = /[\p{L}\p{Nd}]$/u;
const WORD_AT_START = /^[\p{L}\p{Nd}]/u;

/**
 * Reads the text runs below a block, in document order, one a call, so that reading can pause anywhere.
 * `shallow` reads the text of the block itself and not of the blocks inside it.
 */
export class TextRunReader {
  readonly #root: Element;
  readonly #shallow: boolean;
  #at: Node | null;
  #run: TextRun | null = null;
  /** Runs that are whole: one step can end two, at a border of words and then of the block. */
  readonly #finished: TextRun[] = [];
  /** Elements being read that are not inline, outermost first, each with the block its text belongs to. */
  readonly #open: { element: Element; block: Element }[];
  /** Inline elements entered or left since the last text. */
  #crossed: Element[] = [];

  constructor(block: Element, shallow = false) {
    this.#root = block;
    this.#shallow = shallow;
    this.#at = block.firstChild;
    this.#open = [{ element: block, block }];
  }

  /** The node that is read next; null at the end. */
  get position(): Node | null {
    return this.#at;
  }

  /** @returns the next run, or null at the end */
  next(): TextRun | null {
    while (this.#at && this.#finished.length === 0) this.#step(this.#at);
    if (!this.#at) this.#finish();
    return this.#finished.shift() ?? null;
  }

  #step(node: Node): void {
    if (node.nodeType === Node.TEXT_NODE) this.#take(node as Text);
    else if (node.nodeType === Node.ELEMENT_NODE && this.#enter(node as Element)) return;
    this.#advance(node);
  }

  /** Goes to the node after `node` and its content, leaving parents on the way. */
  #advance(node: Node): void {
    let at = node;
    while (!at.nextSibling) {
      const parent = at.parentNode;
      if (!parent || parent === this.#root) {
        this.#at = null;
        return;
      }
      this.#leave(parent);
      at = parent;
    }
    this.#at = at.nextSibling;
  }

  /** @returns whether reading goes on inside the element */
  #enter(element: Element): boolean {
    const role = textRole(element);
    if (role === 'inline') this.#crossed.push(element);
    else if (role === 'space') this.#addLineBreak();
    else this.#finish();

    const first = element.firstChild;
    if (!first || role === 'skip' || role === 'space' || (role === 'block' && this.#shallow)) return false;
    if (role !== 'inline') {
      this.#open.push({ element, block: role === 'block' ? element : this.#block });
    }
    this.#at = first;
    return true;
  }

  #leave(parent: Node): void {
    if (this.#open.at(-1)?.element === parent) {
      this.#open.pop();
      this.#finish();
    } else {
      this.#crossed.push(parent as Element);
    }
  }

  #take(node: Text): void {
    const text = node.data;
    if (text === '') return;
    if (this.#run && this.#crossed.length > 0 && this.#standsApart(this.#run.text, text)) this.#finish();
    this.#crossed.length = 0;
    if (this.#run) {
      this.#run.pieces.push({ node, at: this.#run.text.length });
      this.#run.text += text;
    } else {
      this.#run = { block: this.#block, text, pieces: [{ node, at: 0 }] };
    }
  }

  #addLineBreak(): void {
    if (this.#run) this.#run.text += '\n';
  }

  /**
   * Two labels side by side (`<span>Herceptin</span><span>Perjeta</span>` in a flex row) are two words, a bold half
   * of a word is not. Only style tells; it is asked for only where letters meet at the border of an element.
   */
  #standsApart(before: string, after: string): boolean {
    if (!WORD_AT_END.test(before.slice(-2)) || !WORD_AT_START.test(after)) return false;
    return this.#crossed.some((element) => {
      const { display } = getComputedStyle(element);
      return display !== '' && display !== 'inline' && display !== 'contents' && !display.startsWith('ruby');
    });
  }

  #finish(): void {
    this.#crossed.length = 0;
    if (this.#run) this.#finished.push(this.#run);
    this.#run = null;
  }

  get #block(): Element {
    return this.#open.at(-1)?.block ?? this.#root;
  }
}
