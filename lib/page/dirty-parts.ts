import { blockOf, textRole } from './elements';
import type { DirtyPart } from './scan';

/** Collects what changes of the page make worth reading again, each part once. */
export class DirtyParts {
  /** Blocks to read with all that is inside them. */
  readonly #whole = new Set<Element>();
  /** Blocks of which only the own text is to be read. */
  readonly #own = new Set<Element>();

  get isEmpty(): boolean {
    return this.#whole.size === 0 && this.#own.size === 0;
  }

  /** Takes in the records of a mutation observer. */
  addRecords(records: readonly MutationRecord[]): void {
    for (const record of records) {
      if (record.type === 'attributes') this.#addWhole(record.target);
      else this.#addOwn(record.target);
      for (const node of record.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) this.#addAdded(node);
    }
  }

  addWhole(block: Element): void {
    this.#whole.add(block);
  }

  /** @returns the collected parts, none inside another, and starts anew */
  take(): DirtyPart[] {
    const parts: DirtyPart[] = [];
    for (const block of this.#whole) {
      if (block.isConnected && !this.#isCovered(block.parentElement)) parts.push({ block, shallow: false });
    }
    for (const block of this.#own) {
      if (block.isConnected && !this.#isCovered(block)) parts.push({ block, shallow: true });
    }
    this.#whole.clear();
    this.#own.clear();
    return parts;
  }

  #isCovered(element: Element | null): boolean {
    if (this.#whole.size === 0) return false;
    for (let at = element; at; at = at.parentElement) if (this.#whole.has(at)) return true;
    return false;
  }

  #addOwn(target: Node): void {
    const block = blockOf(target);
    if (block) this.#own.add(block);
  }

  /** An element that was added: its blocks are new, its other text joins the text around it. */
  #addAdded(node: Node): void {
    const element = node as Element;
    if (!element.isConnected) return;
    const role = textRole(element);
    if (role === 'block') {
      if (blockOf(element)) this.#whole.add(element);
    } else if (role !== 'skip' && element.firstElementChild) {
      // Blocks may stand inside an inline element (`<a><div>…`), so the block around it is read whole.
      const block = blockOf(element);
      if (block) this.#whole.add(block);
    }
  }

  /** An attribute made an editor of an element, or plain text of an editor: the text around it changes too. */
  #addWhole(target: Node): void {
    const parent = target.parentNode;
    const block = parent && blockOf(parent);
    if (block) this.#whole.add(block);
  }
}
