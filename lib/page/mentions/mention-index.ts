import type { Definition } from '@/lib/matcher';
import { type Block, lookUpwards } from '../dom/composed-tree';
import type { PageMention } from './mention';

/** The mentions of a document, and what its text says of abbreviations, kept by the block that holds them. */
export class MentionIndex {
  readonly #byBlock = new Map<Block, PageMention[]>();
  readonly #definitions = new Map<Block, Definition[]>();
  readonly #counts = new Map<string, number>();
  /** What each block had when it was read before: a name that is there again is the same mention, with its card. */
  readonly #former = new WeakMap<Block, PageMention[]>();
  /** The same of blocks that others are put in the place of. */
  #left: PageMention[] = [];
  #version = 0;

  /** Another number whenever the mentions may be others. */
  get version(): number {
    return this.#version;
  }

  /** Blocks that hold mentions. */
  get blocks(): IterableIterator<Block> {
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

  of(block: Block): readonly PageMention[] {
    return this.#byBlock.get(block) ?? [];
  }

  add(block: Block, mention: PageMention): void {
    this.#version += 1;
    const same = takeSame(this.#former.get(block), mention) ?? takeSame(this.#left, mention);
    append(this.#byBlock, block, same ? Object.assign(same, mention) : mention);
    this.#counts.set(mention.id, (this.#counts.get(mention.id) ?? 0) + 1);
  }

  addDefinition(block: Block, definition: Definition): void {
    append(this.#definitions, block, definition);
  }

  forget(block: Block): void {
    for (const { id } of this.of(block)) {
      const left = (this.#counts.get(id) ?? 0) - 1;
      if (left > 0) this.#counts.set(id, left);
      else this.#counts.delete(id);
    }
    const former = this.#byBlock.get(block);
    if (former) {
      this.#former.set(block, former);
      this.#byBlock.delete(block);
      this.#version += 1;
    }
    this.#definitions.delete(block);
  }

  /** Forgets what is below one of the roots (the roots included), and what has left the document. */
  forgetBelow(roots: ReadonlySet<Block>): void {
    if (roots.size === 0) return;
    const isBelow = lookUpwards((node) => roots.has(node as Block) || undefined, false);
    for (const block of this.#known()) if (!block.isConnected || isBelow(block)) this.forget(block);
  }

  /** Forgets blocks that have left the document; names that `read` finds in the same order are the same mentions. */
  inherit(gone: readonly Block[], read: () => void): void {
    this.#left = gone.flatMap((block) => this.of(block));
    for (const block of gone) {
      this.forget(block);
      // It may come back, beside what has taken its mentions.
      this.#former.delete(block);
    }
    read();
    this.#left = [];
  }

  forgetDetached(): void {
    for (const block of this.#known()) if (!block.isConnected) this.forget(block);
  }

  #known(): Set<Block> {
    return new Set([...this.#byBlock.keys(), ...this.#definitions.keys()]);
  }
}

function append<T>(lists: Map<Block, T[]>, block: Block, item: T): void {
  const known = lists.get(block);
  if (known) known.push(item);
  else lists.set(block, [item]);
}

/** How many names may be missing before the one that is looked for. */
const MOST_MISSING = 8;

/** Takes the next mention with the same letters and meaning from a list, and drops those before it. */
function takeSame(list: PageMention[] | undefined, wanted: PageMention): PageMention | undefined {
  if (!list) return undefined;
  for (let i = 0; i < Math.min(list.length, MOST_MISSING); i++) {
    const known = list[i];
    const isSame =
      known?.id === wanted.id && known.letters === wanted.letters && known.definedHere === wanted.definedHere;
    if (!isSame) continue;
    list.splice(0, i + 1);
    return known;
  }
  return undefined;
}
