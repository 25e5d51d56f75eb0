import { type Block, lookUpwards, parentOf } from '../dom/composed-tree';
import { createBlockFinder, textRole } from '../dom/text-roles';
import type { DirtyPart } from './scanner';

/** Collects what changes of the page make worth reading again, each part once. */
export class DirtyParts {
  /** Blocks to read with all that is inside them. */
  readonly #whole = new Set<Block>();
  /** Blocks of which only the own text is to be read. */
  readonly #own = new Set<Block>();
  /** Inline elements that were added: they may have a shadow root. */
  readonly #added = new Set<Element>();
  /** Blocks that have changed since `takeTouched` was called, … */
  #touched = new Set<Block>();
  /** … and those that were put in the place of others since. */
  #replaced = new Set<Block>();
  #removed = false;

  get isEmpty(): boolean {
    return this.#whole.size === 0 && this.#own.size === 0;
  }

  /** Takes in the records of a mutation observer. */
  addRecords(records: readonly MutationRecord[]): void {
    const blockOf = createBlockFinder();
    let edited: Node | null = null;
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if (type === 'attributes') {
        if (attributeName === 'hidden') this.#addHidden(target as Element, blockOf);
        // It made an editor of an element, or plain text of an editor: the text around it changes too.
        else addTo(this.#whole, blockAround(target, blockOf));
        continue;
      }
      // A page that adds a thousand rows says so a thousand times.
      if (target !== edited) this.#addOwn(blockOf(target));
      edited = target;
      for (const node of removedNodes) if (node.nodeType === Node.ELEMENT_NODE) this.#removed = true;
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const block = this.#addAdded(node, blockOf);
        // What takes the place of others says so in one record: `innerHTML`, `replaceWith`.
        if (block && removedNodes.length > 0) this.#replaced.add(block);
      }
    }
  }

  addWhole(block: Block): void {
    this.#whole.add(block);
  }

  /** @returns the collected parts, none inside another, and the inline elements that were added; starts anew */
  take(): { parts: DirtyPart[]; added: Element[] } {
    const isInWhole = lookUpwards((node) => this.#whole.has(node as Block) || undefined, false);
    const parts: DirtyPart[] = [];
    for (const block of this.#whole) {
      if (block.isConnected && !isInWhole(parentOf(block))) parts.push({ block, shallow: false });
    }
    for (const block of this.#own) {
      if (block.isConnected && !isInWhole(block)) parts.push({ block, shallow: true });
    }
    const added = [...this.#added].filter((element) => element.isConnected);
    this.#whole.clear();
    this.#own.clear();
    this.#added.clear();
    this.takeTouched();
    return { parts, added };
  }

  /** @returns the blocks that have changed since it was called before, and those that were put in the place of others */
  takeTouched(): { touched: ReadonlySet<Block>; replaced: ReadonlySet<Block> } {
    const taken = { touched: this.#touched, replaced: this.#replaced };
    this.#touched = new Set();
    this.#replaced = new Set();
    return taken;
  }

  /** Forgets that blocks were touched when nobody can see it. @returns whether any are left */
  isTouchedNear(isNear: (block: Block) => boolean): boolean {
    for (const block of this.#touched) if (!isNear(block)) this.#touched.delete(block);
    return this.#touched.size > 0 || this.#replaced.size > 0;
  }

  #addOwn(block: Block | null): void {
    addTo(this.#own, block);
    addTo(this.#touched, block);
  }

  /** A hidden half of a word is no part of it; a hidden block is read all the same, and seen when it is shown. */
  #addHidden(element: Element, blockOf: (node: Node) => Block | null): void {
    if (textRole(element) === 'inline') this.#addOwn(blockOf(element));
  }

  /** @returns whether elements were removed since this was asked last */
  takeRemoved(): boolean {
    const removed = this.#removed;
    this.#removed = false;
    return removed;
  }

  /**
   * An element that was added: its blocks are new, its other text joins the text around it.
   *
   * @returns the element when it is a block
   */
  #addAdded(node: Node, blockOf: (node: Node) => Block | null): Block | null {
    const element = node as Element;
    if (!element.isConnected) return null;
    const role = textRole(element);
    if (role === 'skip') return null;
    if (role === 'block') {
      if (!blockOf(element)) return null;
      this.#whole.add(element);
      return element;
    }
    // Blocks may stand inside an inline element (`<a><div>…`), so the block around it is read whole.
    if (element.firstElementChild) addTo(this.#whole, blockOf(element));
    else this.#added.add(element);
    return null;
  }
}

function blockAround(node: Node, blockOf: (node: Node) => Block | null): Block | null {
  const parent = parentOf(node);
  return parent && blockOf(parent);
}

function addTo(blocks: Set<Block>, block: Block | null): void {
  if (block) blocks.add(block);
}
