import { inSlices, visible, WorkClock, wait } from '../schedule/time-slices';
import { asShadowRoot, type Block, lookUpwards } from './composed-tree';
import { BUILT_IN_TAGS, tagRole } from './text-roles';

/** Gives the shadow root of an element, a closed one too; null where there is none. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** The elements of HTML that may have a shadow root; the others are custom elements. https://dom.spec.whatwg.org/#valid-shadow-host-name */
const HOST_TAGS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
const NOT_BUILT_IN = `:not(${BUILT_IN_TAGS.join()})`;
/** Elements that one step of a search looks at. */
const STEP = 500;
const SHOW_ELEMENT = 1;

/** The shadow roots of a page that are known; a page has no list of them, and says nothing when one is attached. */
export class ShadowRoots {
  readonly #shadowRootOf: ShadowRootOf;
  readonly #found: (root: ShadowRoot) => void;
  readonly #roots = new Set<ShadowRoot>();
  readonly #byHost = new WeakMap<Element, ShadowRoot>();

  /** @param found called with each shadow root when it becomes known, and when its host has come back into the document */
  constructor(shadowRootOf: ShadowRootOf, found: (root: ShadowRoot) => void) {
    this.#shadowRootOf = shadowRootOf;
    this.#found = found;
  }

  /** The shadow roots in the document, as far as they are known. */
  get known(): ReadonlySet<ShadowRoot> {
    return this.#roots;
  }

  /** @returns the shadow root of an element where it is known, and is in the document */
  knownOf(element: Element): ShadowRoot | null {
    const root = this.#byHost.get(element);
    return root && this.#roots.has(root) ? root : null;
  }

  /** @returns the shadow root of an element, which is known from now on, or null */
  of(element: Element): ShadowRoot | null {
    if (!mayBeHost(element)) return null;
    const root = this.#byHost.get(element) ?? this.#shadowRootOf(element);
    if (!root || this.#roots.has(root) || !root.isConnected) return root;
    this.#byHost.set(element, root);
    this.#roots.add(root);
    this.#found(root);
    return root;
  }

  /** Gets to know the shadow roots of the custom elements below a block, and of its own: a quick look. */
  lookAtCustomElements(block: Block): void {
    if (!asShadowRoot(block)) this.of(block as Element);
    for (const element of block.querySelectorAll(NOT_BUILT_IN)) this.of(element);
  }

  /** Gets to know the shadow roots of all elements below a block, some elements a step. */
  search(block: Block): { position(): Node; step(): boolean } {
    const walker = block.ownerDocument.createTreeWalker(block, SHOW_ELEMENT);
    if (!asShadowRoot(block)) this.of(block as Element);
    return {
      position: () => walker.currentNode,
      step: () => {
        for (let i = 0; i < STEP; i++) {
          const element = walker.nextNode();
          if (!element) return false;
          this.of(element as Element);
        }
        return true;
      },
    };
  }

  /** The known shadow roots inside these blocks, with the block that each is in; roots that are such a block are left out. */
  inside(blocks: ReadonlySet<Block>): Map<ShadowRoot, Block> {
    const inside = new Map<ShadowRoot, Block>();
    if (this.#roots.size === 0) return inside;
    const coverOf = lookUpwards<Block | null>(
      (node) => (blocks.has(node as Block) ? (node as Block) : undefined),
      null,
    );
    for (const root of this.#roots) {
      const cover = blocks.has(root) ? null : coverOf(root);
      if (cover) inside.set(root, cover);
    }
    return inside;
  }

  forgetDetached(): void {
    for (const root of this.#roots) if (!root.isConnected) this.#roots.delete(root);
  }
}

function mayBeHost(element: Element): boolean {
  const { localName } = element;
  return HOST_TAGS.has(localName) || (localName.includes('-') && tagRole(element) !== 'skip');
}

/** Between two looks at least this long, … */
const LOOK_MS = 1000;
/** … and this many times as long as one took: at most 2 % of the page's time. */
const REST_FACTOR = 49;

/**
 * Looks for shadow roots: a page says nothing when it attaches one to an element that stands in it.
 *
 * @param isStale asked before each look; when it is true, there is none
 * @returns to be called whenever there may be something to see
 */
export function createLookAround(
  root: Document,
  shadows: ShadowRoots,
  isStale: () => boolean,
  signal: AbortSignal,
): () => void {
  let looking = false;
  let again = false;

  async function lookWhileAsked(): Promise<void> {
    looking = true;
    try {
      while (again && !signal.aborted && !isStale()) {
        again = false;
        await visible(root, signal);
        const worked = await look();
        await wait(Math.max(LOOK_MS, worked * REST_FACTOR), signal);
      }
    } finally {
      // Whatever a strange page made fail, the next call looks again.
      looking = false;
    }
  }

  /** @returns the milliseconds of work */
  async function look(): Promise<number> {
    const clock = new WorkClock();
    for (const tree of [root.documentElement, ...shadows.known]) {
      if (!tree) continue;
      const search = shadows.search(tree);
      // Where the page has taken away the element at which the search stood, the next look sees the rest.
      const step = () => search.position().isConnected && search.step();
      await inSlices(step, () => undefined, signal, clock);
    }
    return clock.worked;
  }

  return () => {
    again = true;
    if (!looking) void lookWhileAsked();
  };
}
