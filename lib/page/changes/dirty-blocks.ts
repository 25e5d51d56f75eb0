import {
  type Block,
  ELEMENT_NODE,
  isInPage,
  lookUpwards,
  nextSiblingOf,
  parentOf,
  previousSiblingOf,
  TEXT_NODE,
} from '../dom/composed-tree';
import { createBlockFinder, textRole } from '../dom/text-roles';
import type { CandidateFinder } from '../text/candidate-blocks';

/** A part of the document to be read again. */
export interface DirtyPart {
  block: Block;
  /** Only the text of the block itself, not of the blocks inside it. */
  shallow: boolean;
  /** Only blocks in which this finds something; the others have been read and stay as they are. */
  finder?: CandidateFinder;
}

/** Blocks near the viewport that have changed, and that are not read again yet. */
export interface NearChanges {
  /** Blocks whose own text has changed. */
  changed: ReadonlySet<Block>;
  /** Blocks that the page has put in the place of others. */
  replacing: ReadonlySet<Block>;
}

/** A page that has not changed for this long is quiet, and is read at once, so that the marks are right within half a second. */
const QUIET_MS = 400;

/**
 * The browser reports each node of a page that arrives. More of them at once are no longer told apart, which would take longer
 * than a slice of time: the page is read as a whole.
 */
const MAX_ARRIVING_RECORDS = 2_000;

/** Collects what has to be read again after changes of the page, each part once. */
export class DirtyBlocks {
  readonly #isNear: (block: Block) => boolean;
  readonly #mayHaveMentions: (element: Element) => boolean;
  readonly #hasMentions: (block: Block) => boolean;
  /** Blocks to be read with all that is inside them. */
  readonly #whole = new Set<Block>();
  /** Blocks of which only the own text is to be read. */
  readonly #own = new Set<Block>();
  /** Parts that could not be read twice: they are read again together with the next change. */
  #postponed: DirtyPart[] = [];
  readonly #failedOnce = new WeakSet<Block>();
  /** Inline elements that were added: they may have a shadow root. */
  readonly #added = new Set<Element>();
  #changedNear = new Set<Block>();
  #replacing = new Set<Block>();
  #hasRemovals = false;
  /** When the page last changed, by `performance.now()`. */
  #lastChange = 0;

  /**
   * @param isNear whether a block is near the viewport, so that a reader may see that it has changed
   * @param mayHaveMentions whether an element may have mentions inside
   * @param hasMentions whether the own text of a block has mentions
   */
  constructor(
    isNear: (block: Block) => boolean,
    mayHaveMentions: (element: Element) => boolean,
    hasMentions: (block: Block) => boolean,
  ) {
    this.#isNear = isNear;
    this.#mayHaveMentions = mayHaveMentions;
    this.#hasMentions = hasMentions;
  }

  get isEmpty(): boolean {
    return this.#whole.size === 0 && this.#own.size === 0;
  }

  /** Whether something has changed where a reader may see it. */
  get hasNearChanges(): boolean {
    return this.#changedNear.size > 0 || this.#replacing.size > 0;
  }

  /** Milliseconds after which the page counts as quiet, if it does not change; negative when it is quiet. */
  quietIn(): number {
    return this.#lastChange + QUIET_MS - performance.now();
  }

  /** Adds what the records of a mutation observer report. */
  addRecords(records: readonly MutationRecord[]): void {
    if (records.length === 0) return;
    this.#lastChange = performance.now();
    const { ownerDocument: page } = records[0]?.target ?? {};
    if (records.length > MAX_ARRIVING_RECORDS && page?.readyState === 'loading') {
      this.#hasRemovals = true;
      this.addWhole(page.documentElement);
      return;
    }
    const blockOf = createBlockFinder();
    let lastTarget: Node | null = null;
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if (type === 'attributes') {
        this.#addAttribute(target as Element, attributeName, blockOf);
        continue;
      }
      // A page that adds a thousand rows one by one makes a thousand records with the same target.
      if (target !== lastTarget) this.#addOwn(blockOf(target));
      lastTarget = target;
      for (const node of removedNodes) if (node.nodeType === ELEMENT_NODE) this.#hasRemovals = true;
      for (const node of addedNodes) {
        if (node.nodeType !== ELEMENT_NODE) continue;
        const block = this.#addAdded(node as Element, blockOf);
        // One record with nodes both added and removed means a replacement: `innerHTML`, `replaceWith`.
        if (block && removedNodes.length > 0) this.#replacing.add(block);
      }
    }
  }

  /** Adds a block with all that is inside it. */
  addWhole(block: Block): void {
    this.#whole.add(block);
  }

  /** Adds parts that were taken, and are to be read later. */
  addAgain(parts: readonly DirtyPart[]): void {
    for (const { block, shallow } of parts) (shallow ? this.#own : this.#whole).add(block);
  }

  /**
   * Adds a part that could not be read. It is read again soon, as if it had changed; when that fails too, it waits for the next
   * change of the page, so that a part that always fails does not keep the page busy.
   */
  putBack({ block, shallow }: DirtyPart): void {
    if (this.#failedOnce.has(block)) this.#postponed.push({ block, shallow });
    else (shallow ? this.#own : this.#whole).add(block);
    this.#failedOnce.add(block);
  }

  /** Takes out the collected parts, none inside another, and the inline elements that were added. */
  take(): { parts: DirtyPart[]; added: Element[] } {
    for (const { block, shallow } of this.#postponed) (shallow ? this.#own : this.#whole).add(block);
    const isInWhole = lookUpwards((node) => this.#whole.has(node as Block) || undefined, false);
    const parts: DirtyPart[] = [];
    for (const block of this.#whole) {
      if (isInPage(block) && !isInWhole(parentOf(block))) parts.push({ block, shallow: false });
    }
    for (const block of this.#own) {
      if (isInPage(block) && !isInWhole(block)) parts.push({ block, shallow: true });
    }
    const added = [...this.#added].filter(isInPage);
    this.#postponed = [];
    this.#whole.clear();
    this.#own.clear();
    this.#added.clear();
    this.takeNearChanges();
    return { parts, added };
  }

  /** Takes out the changes near the viewport; these blocks are still among the parts. */
  takeNearChanges(): NearChanges {
    const taken = { changed: this.#changedNear, replacing: this.#replacing };
    this.#changedNear = new Set();
    this.#replacing = new Set();
    return taken;
  }

  /** @returns whether elements were removed since the last call */
  takeRemovals(): boolean {
    const hadRemovals = this.#hasRemovals;
    this.#hasRemovals = false;
    return hadRemovals;
  }

  #addOwn(block: Block | null): void {
    if (!block) return;
    this.#own.add(block);
    this.#addBeside(block);
    if (this.#isNear(block)) this.#changedNear.add(block);
  }

  /** A name in a box beside a box that has changed may go on there now. */
  #addBeside(block: Block): void {
    for (const siblingOf of [previousSiblingOf, nextSiblingOf]) {
      let beside = siblingOf(block);
      if (beside?.nodeType === TEXT_NODE) beside = siblingOf(beside);
      if (beside?.nodeName === 'DIV' && this.#hasMentions(beside as Element))
        this.#own.add(beside as Element);
    }
  }

  #addAttribute(element: Element, name: string | null, blockOf: (node: Node) => Block | null): void {
    if (name === 'hidden') {
      // Hidden letters are not part of the word around them. A hidden block is read too, and marked when it is shown.
      if (textRole(element) !== 'block') this.#addOwn(blockOf(element));
      return;
    }
    // The element has become an editor, or has stopped being one: that changes the text around it too.
    const isRoot = element === element.ownerDocument.documentElement;
    const block = isRoot ? element : blockOf(parentOf(element) ?? element);
    if (block) this.#whole.add(block);
  }

  /**
   * Adds an element that was added to the page: its blocks are new, its other text belongs to the block around it.
   *
   * @returns the element when it is a block
   */
  #addAdded(element: Element, blockOf: (node: Node) => Block | null): Block | null {
    if (!isInPage(element)) return null;
    const role = textRole(element);
    if (role !== 'block' && role !== 'skip' && !element.firstElementChild) {
      this.#added.add(element);
      return null;
    }
    const block = blockOf(element);
    if (!block) {
      // The page has moved text that was read into an editor: reading it again takes its marks away.
      if (this.#mayHaveMentions(element)) this.#whole.add(element);
      return null;
    }
    // Blocks may stand inside an inline element (`<a><div>…`), so the block around it is read whole.
    const changed = role === 'block' ? element : block;
    this.#whole.add(changed);
    this.#addBeside(changed);
    return role === 'block' ? element : null;
  }
}
