import type { Definition } from '@/lib/matcher';
import { append } from '../collections';
import { type Block, isInPage, lookUpwards, SHOW_ELEMENT, SHOW_TEXT, TEXT_NODE } from '../dom/composed-tree';
import type { ShadowRootRegistry } from '../dom/shadow-root-registry';
import { Mention, type PageMention } from './mention';

/** A name is searched for among this many of the first mentions of the previous reading. */
const MAX_COMPARED = 8;
/** Definitions beyond this number are left out: a paper has some dozens, and each one makes all further readings slower. */
const MAX_DEFINITIONS = 1000;

/**
 * The mentions of a document, and what its text defines abbreviations as, by the block that holds them.
 *
 * When a block is read again and still has a name, the mention of that name stays the same object, so an open card stays open.
 * For this the index remembers the mentions of the previous reading of each block.
 */
export class MentionIndex {
  readonly #byBlock = new Map<Block, Mention[]>();
  readonly #definitions = new Map<Block, Definition[]>();
  #definitionCount = 0;
  readonly #counts = new Map<string, number>();
  /** The mentions of each block before it was forgotten, without those that were found again. */
  readonly #previous = new WeakMap<Block, Mention[]>();
  /** The mentions of blocks that have been replaced by others, while those others are read. */
  #orphans: Mention[] = [];
  /** Abbreviations that the rest of the page may still explain as something else: nobody is told of them. */
  readonly #unsettled = new Set<Mention>();
  #version = 0;
  #inOrder: readonly PageMention[] = [];
  #orderedVersion = 0;

  /** A number that changes whenever the mentions may have changed. */
  get version(): number {
    return this.#version;
  }

  /** The blocks that hold mentions. */
  get blocks(): MapIterator<Block> {
    return this.#byBlock.keys();
  }

  /** Number of mentions of each meaning. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** What each block defines. */
  get definitions(): ReadonlyMap<Block, readonly Definition[]> {
    return this.#definitions;
  }

  /** The mentions of a block, in the order of its text. */
  of(block: Block): readonly PageMention[] {
    return this.#settled(this.#byBlock.get(block) ?? []);
  }

  /** All mentions in document order: they are put into order again only when they have changed since. */
  inDocumentOrder(root: Document, shadows: ShadowRootRegistry): readonly PageMention[] {
    if (this.#orderedVersion !== this.#version) {
      this.#inOrder = inDocumentOrder(this.#settled([...this.#byBlock.values()].flat()), root, shadows);
      this.#orderedVersion = this.#version;
    }
    return this.#inOrder;
  }

  /**
   * Adds a mention that a reading has found in a block; the object of the previous reading is used again if the name is the same.
   *
   * @param found not yet the object that is the identity of the mention
   * @param isShort an abbreviation counts only when the reading has come to its end, since the page may explain it further on
   */
  add(block: Block, found: PageMention, isShort = false): void {
    this.#version += 1;
    const known = takeSameName(this.#previous.get(block), found) ?? takeSameName(this.#orphans, found);
    known?.moveTo(found);
    const mention = known ?? new Mention(found);
    append(this.#byBlock, block, mention);
    if (isShort && !known) this.#unsettled.add(mention);
    else this.#count(found.id);
  }

  /** Says that all definitions of the page have been read. */
  settle(): void {
    if (this.#unsettled.size === 0) return;
    this.#version += 1;
    for (const { id } of this.#unsettled) this.#count(id);
    this.#unsettled.clear();
  }

  /** Adds a definition that a reading has found in a block, unless the page has too many. */
  addDefinition(block: Block, definition: Definition): void {
    if (this.#definitionCount >= MAX_DEFINITIONS) return;
    this.#definitionCount += 1;
    append(this.#definitions, block, definition);
  }

  /** Forgets the mentions and definitions of a block; it may be read again. */
  forget(block: Block): void {
    for (const { id } of this.of(block)) {
      const remaining = (this.#counts.get(id) ?? 0) - 1;
      if (remaining > 0) this.#counts.set(id, remaining);
      else this.#counts.delete(id);
    }
    const mentions = this.#byBlock.get(block);
    if (mentions) {
      this.#previous.set(block, this.#settled(mentions));
      for (const mention of mentions) this.#unsettled.delete(mention);
      this.#byBlock.delete(block);
      this.#version += 1;
    }
    this.#definitionCount -= this.#definitions.get(block)?.length ?? 0;
    this.#definitions.delete(block);
  }

  /** Forgets the blocks below the roots, the roots too, and the blocks that have left the document. */
  forgetBelow(roots: ReadonlySet<Block>): void {
    if (roots.size === 0) return;
    const isBelow = lookUpwards((node) => roots.has(node as Block) || undefined, false);
    for (const block of this.#known()) if (!isInPage(block) || isBelow(block)) this.forget(block);
  }

  /** Forgets the blocks that have left the document. */
  forgetDetached(): void {
    for (const block of this.#known()) if (!isInPage(block)) this.forget(block);
  }

  /**
   * Forgets blocks that the page has replaced by others; names that are found in the others in the same order are the same
   * mentions.
   *
   * @param replaced blocks that have left the document
   * @param readOthers reads the blocks that stand there now
   */
  transferIdentities(replaced: readonly Block[], readOthers: () => void): void {
    this.#orphans = this.#settled(replaced.flatMap((block) => this.#byBlock.get(block) ?? []));
    for (const block of replaced) {
      this.forget(block);
      // The block may come back, and stand beside the one that has its mentions now.
      this.#previous.delete(block);
    }
    try {
      readOthers();
    } finally {
      this.#orphans = [];
    }
  }

  #count(id: string): void {
    this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1);
  }

  #settled(mentions: Mention[]): Mention[] {
    return this.#unsettled.size > 0 ? mentions.filter((mention) => !this.#unsettled.has(mention)) : mentions;
  }

  #known(): Set<Block> {
    return new Set([...this.#byBlock.keys(), ...this.#definitions.keys()]);
  }
}

/** Takes the next mention of the same name out of a list, and removes those before it. */
function takeSameName(list: Mention[] | undefined, found: PageMention): Mention | undefined {
  if (!list) return undefined;
  for (let i = 0; i < Math.min(list.length, MAX_COMPARED); i++) {
    const known = list[i];
    if (!known?.isSameName(found)) continue;
    list.splice(0, i + 1);
    return known;
  }
  return undefined;
}

/**
 * Puts mentions into document order; those of a shadow root stand where its host begins. One walk over the page is far faster
 * than a sort that compares the places of two nodes each time (7 s for 50,000 names, measured).
 */
function inDocumentOrder(
  mentions: Iterable<PageMention>,
  root: Document,
  shadows: ShadowRootRegistry,
): PageMention[] {
  const byNode = new Map<Node, PageMention[]>();
  for (const mention of mentions) append(byNode, mention.start.node, mention);
  const ordered: PageMention[] = [];
  const whatToShow = shadows.size > 0 ? SHOW_ELEMENT | SHOW_TEXT : SHOW_TEXT;
  walk(root);
  return ordered;

  function walk(tree: Node): void {
    const walker = root.createTreeWalker(tree, whatToShow);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === TEXT_NODE) {
        const here = byNode.get(node)?.sort((one, other) => one.start.offset - other.start.offset) ?? [];
        for (const mention of here) ordered.push(mention);
      } else {
        const inside = shadows.get(node as Element);
        if (inside) walk(inside);
      }
    }
  }
}
