import { inSlices, WorkClock, wait, whenVisible } from '../schedule/timing';
import { asShadowRoot, type Block, isInPage, lookUpwards, SHOW_ELEMENT } from './composed-tree';
import { tagRole } from './text-roles';

/** Gives the shadow root of an element, a closed one too; null where there is none. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** The elements of HTML that may have a shadow root; the others are custom elements. https://dom.spec.whatwg.org/#valid-shadow-host-name */
const HOST_TAGS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
/**
 * Custom elements, and elements without content: most shadow roots of other elements are in those. XPath finds them in less than
 * half the time of a selector that excludes all other tags (measured). The length comes first, since it costs less on long texts.
 */
const LIKELY_HOSTS =
  './/*[contains(local-name(), "-") or not(* or string-length() > 99 or normalize-space())]';
const ORDERED_NODE_SNAPSHOT = 7;
/** The quick search takes 2 ms on a page with this many elements; larger pages are searched in slices. */
const MAX_QUICK_SEARCH = 10_000;
/** Elements that one step of a search checks. */
const ELEMENTS_PER_STEP = 500;
/** Between two searches for late shadow roots there are at least this many milliseconds, … */
const MIN_SEARCH_INTERVAL_MS = 1000;
/** … and at least this many times as long as the last search took: searching takes at most 1 % of the page's time. */
const REST_FACTOR = 99;

/** Checks all elements below a block, some a step. */
export interface ShadowRootSearch {
  /** The element that was checked last. */
  position(): Node;
  /** @returns whether elements are left */
  step(): boolean;
}

/** The shadow roots of a page, as far as they are known: there is no list of them, and no event when one is attached. */
export class ShadowRootRegistry {
  readonly #shadowRootOf: ShadowRootOf;
  readonly #added: (root: ShadowRoot, signal: AbortSignal) => void;
  /** The known roots that are in the document, each with the controller of the signal that `added` was given. */
  readonly #roots = new Map<ShadowRoot, AbortController>();
  readonly #byHost = new WeakMap<Element, ShadowRoot>();
  /** Whether a custom element was checked whose definition had not come: it may attach a root then, without any event. */
  hasUndefined = false;

  /**
   * @param added called with each shadow root when it becomes known, and again when its host has come back into the document;
   *   the signal is aborted when the root has left the document
   */
  constructor(shadowRootOf: ShadowRootOf, added: (root: ShadowRoot, signal: AbortSignal) => void) {
    this.#shadowRootOf = shadowRootOf;
    this.#added = added;
  }

  /** How many known shadow roots the document has. */
  get size(): number {
    return this.#roots.size;
  }

  /** The known shadow roots of the document. */
  get known(): MapIterator<ShadowRoot> {
    return this.#roots.keys();
  }

  /** The shadow root of an element, or null when it is not known or not in the document. */
  get(host: Element): ShadowRoot | null {
    const root = this.#byHost.get(host);
    return root && this.#roots.has(root) ? root : null;
  }

  /**
   * The known shadow roots of elements that were added to the page. Those hosts have come back, or were moved: their text may have
   * been left out while they were away, and it may be in an editor now.
   */
  knownOf(added: readonly Element[]): ShadowRoot[] {
    return added.flatMap((element) => this.get(element) ?? []);
  }

  /** Checks an element: if it has a shadow root, that root is known from now on. */
  discover(element: Element): void {
    if (!mayBeHost(element)) return;
    const root = this.#byHost.get(element) ?? this.#shadowRootOf(element);
    this.hasUndefined ||= !element.matches(':defined');
    if (!root || this.#roots.has(root) || !isInPage(root)) return;
    const inDocument = new AbortController();
    this.#byHost.set(element, root);
    this.#roots.set(root, inDocument);
    this.#added(root, inDocument.signal);
  }

  /**
   * Checks the custom elements below an element, and the elements without content: a quick search, since a page has few of them.
   *
   * @returns whether that was done; it is not done where there are too many elements for one slice of time
   */
  discoverLikelyHosts(root: Element): boolean {
    // The browser counts no further than that.
    if (root.getElementsByTagName('*').item(MAX_QUICK_SEARCH)) return false;
    const hosts = root.ownerDocument.evaluate(LIKELY_HOSTS, root, null, ORDERED_NODE_SNAPSHOT);
    for (let i = 0; i < hosts.snapshotLength; i++) this.discover(hosts.snapshotItem(i) as Element);
    return true;
  }

  /** Starts to check all elements below a block, and checks the block. */
  startSearch(block: Block): ShadowRootSearch {
    const walker = document.createTreeWalker(block, SHOW_ELEMENT);
    if (!asShadowRoot(block)) this.discover(block as Element);
    return {
      position: () => walker.currentNode,
      step: () => {
        for (let i = 0; i < ELEMENTS_PER_STEP; i++) {
          const element = walker.nextNode();
          if (!element) return false;
          this.discover(element as Element);
        }
        return true;
      },
    };
  }

  /** The known shadow roots inside these blocks, with the block that each is in; a root that is such a block is left out. */
  rootsInside(blocks: ReadonlySet<Block>): Map<ShadowRoot, Block> {
    const inside = new Map<ShadowRoot, Block>();
    if (this.#roots.size === 0) return inside;
    const coverOf = lookUpwards<Block | null>(
      (node) => (blocks.has(node as Block) ? (node as Block) : undefined),
      null,
    );
    for (const root of this.#roots.keys()) {
      const cover = blocks.has(root) ? null : coverOf(root);
      if (cover) inside.set(root, cover);
    }
    return inside;
  }

  /** Forgets the roots that have left the document, and aborts their signals. */
  forgetDetached(): void {
    for (const [root, inDocument] of this.#roots) {
      if (isInPage(root)) continue;
      this.#roots.delete(root);
      inDocument.abort();
    }
  }
}

function mayBeHost(element: Element): boolean {
  const { localName } = element;
  return HOST_TAGS.has(localName) || (String(localName).includes('-') && tagRole(element) !== 'skip');
}

export interface LateRootSearchOptions {
  root: Document;
  /** Whether the script is obsolete; called before each search, which is left out if it is true. */
  isStale(): boolean;
  /** Called with what a search has thrown; the next call searches again. */
  onError(error: unknown): void;
  signal: AbortSignal;
}

/**
 * Makes a function that searches the page for shadow roots that were attached late: there is no event when a page attaches one to
 * an element that is in the document already. The page is searched at each request, and once it has loaded if it waited for
 * definitions before. Searches take a small share of the time at most.
 *
 * @returns requests a search; all calls during a search, or during the pause after it, request one more together
 */
export function createLateRootSearch(
  shadows: ShadowRootRegistry,
  { root, isStale, onError, signal }: LateRootSearchOptions,
): () => void {
  let state: 'idle' | 'searching' | 'searching, then again' = 'idle';

  async function searchWhileRequested(): Promise<void> {
    do {
      state = 'searching';
      await whenVisible(root, signal);
      const worked = await searchPage();
      await wait(Math.max(MIN_SEARCH_INTERVAL_MS, worked * REST_FACTOR), signal);
    } while (isRequestedAgain() && !signal.aborted && !isStale());
  }

  // The state changes while `searchWhileRequested` waits.
  const isRequestedAgain = () => state === 'searching, then again';

  /** @returns the milliseconds of work */
  async function searchPage(): Promise<number> {
    const clock = new WorkClock();
    // The caller may have used up this slice.
    await clock.pause(signal);
    for (const tree of [root.documentElement, ...shadows.known]) {
      if (!tree) continue;
      const search = shadows.startSearch(tree);
      // When the page has removed the element at which the search stood, the next search checks the others.
      const step = () => isInPage(search.position()) && search.step();
      await inSlices(step, () => undefined, signal, clock);
    }
    return clock.worked;
  }

  function request(): void {
    if (state !== 'idle') {
      state = 'searching, then again';
      return;
    }
    if (signal.aborted || isStale()) return;
    searchWhileRequested()
      .catch(onError)
      .finally(() => {
        state = 'idle';
      });
  }

  // The scripts of the page have run by then.
  const onLoad = (event: Event) => event.isTrusted && shadows.hasUndefined && request();
  root.defaultView?.addEventListener('load', onLoad, { signal });
  return request;
}
