import type { Prefilter } from '@/lib/matcher';
import {
  asShadowRoot,
  type Block,
  createLateRootSearch,
  ELEMENT_NODE,
  lookUpwards,
  parentOf,
  SHOW_TEXT,
  type ShadowRootOf,
  ShadowRootRegistry,
  TEXT_NODE,
} from '@/lib/page/dom';
import { inSlices, WorkClock, wait, whenVisible } from '@/lib/page/schedule';
import { TextSearch } from './text-search';

export interface ScoutOptions {
  root: Document;
  /** Tells whether a text may hold a name. */
  prefilter: Prefilter;
  /** Gives the shadow root of an element, a closed one too. */
  shadowRootOf: ShadowRootOf;
  /** Whether the script is obsolete; called before each search, which is left out if it is true. */
  isStale(): boolean;
  /** Called with an error that was thrown while the page was searched; the search ends then. */
  onError(error: unknown): void;
  /** Ends everything. */
  signal: AbortSignal;
}

/** A page that is still arriving is searched for the first time after this long, if it has text by then. */
const FIRST_SEARCH_MS = 200;
/** How often it is looked whether the page has arrived. */
const POLL_MS = 20;
/** The first change after a pause is searched at once; those that follow are gathered in a pause of at least this long, … */
const MIN_REST_MS = 100;
/** … and this many times as long as the search was, so that a page that keeps changing loses 2 % of its time; … */
const REST_FACTOR = 49;
/** … but a name is found at the latest after about a second. */
const MAX_REST_MS = 900;
/** Shadow roots are looked for late, when the reader is active: there is no event when one is attached. */
const ACTIVITY = ['pointermove', 'scroll', 'keydown'] as const;

const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  // An editor's text is not read; it may stop to be one.
  attributeFilter: ['contenteditable', 'role'],
};

/**
 * Looks for text that may hold a name: in the document as it arrives, and then in what the page adds or changes.
 *
 * @param found called once; everything has ended then
 * @returns ends everything before
 */
export function watchForNames(options: ScoutOptions, found: () => void): () => void {
  const scout = new Scout(options, found);
  scout.run().catch(options.onError);
  return () => scout.end();
}

class Scout {
  readonly #options: ScoutOptions;
  readonly #found: () => void;
  readonly #ended = new AbortController();
  readonly #signal: AbortSignal;
  readonly #observer = new MutationObserver((records) => this.#onMutations(records));
  readonly #shadows: ShadowRootRegistry;
  /** What has changed and was not searched since. */
  #changed = new Set<Block | Text>();
  /** Shadow roots that the search has found: they are searched with the part that they are in. */
  #newRoots: ShadowRoot[] = [];
  #wake: (() => void) | null = null;

  constructor(options: ScoutOptions, found: () => void) {
    this.#options = options;
    this.#found = found;
    this.#signal = AbortSignal.any([options.signal, this.#ended.signal]);
    this.#shadows = new ShadowRootRegistry(options.shadowRootOf, (shadow) => this.#onShadowRoot(shadow));
    this.#signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      this.#wake?.();
    });
  }

  async run(): Promise<void> {
    const { root, isStale } = this.#options;
    await whenReadable(root, this.#signal);
    if (this.#signal.aborted) return;
    this.#observer.observe(root, OBSERVED);
    this.#searchWhenActive();
    this.#add(root.documentElement);
    for (;;) {
      const worked = await this.#search();
      if (this.#signal.aborted) return;
      await wait(Math.min(Math.max(worked * REST_FACTOR, MIN_REST_MS), MAX_REST_MS), this.#signal);
      if (this.#changed.size + this.#newRoots.length === 0) await this.#nextChange();
      await whenVisible(root, this.#signal);
      if (this.#signal.aborted || isStale()) return;
    }
  }

  #onShadowRoot(shadow: ShadowRoot): void {
    this.#observer.observe(shadow, OBSERVED);
    this.#newRoots.push(shadow);
    this.#wake?.();
  }

  #onMutations(records: MutationRecord[]): void {
    for (const { type, target, addedNodes, previousSibling, nextSibling } of records) {
      if (type !== 'childList') this.#add(target);
      // What stood on both sides of removed nodes may be one word now.
      else if (addedNodes.length === 0) this.#add(firstTextIn(nextSibling ?? previousSibling ?? target));
      else for (const node of addedNodes) this.#add(node);
    }
  }

  #add(node: Node): void {
    const { nodeType } = node;
    if (nodeType !== ELEMENT_NODE && nodeType !== TEXT_NODE && !asShadowRoot(node)) return;
    this.#changed.add(node as Block | Text);
    this.#wake?.();
  }

  async #nextChange(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = null;
    // Not in the page's own task.
    await wait(0, this.#signal);
  }

  /** @returns the milliseconds of work */
  async #search(): Promise<number> {
    const clock = new WorkClock();
    this.#onMutations(this.#observer.takeRecords());
    const changed = this.#changed;
    this.#changed = new Set();
    const isInChanged = lookUpwards((node) => changed.has(node as Block) || undefined, false);
    for (const part of changed) {
      if (part.isConnected && !isInChanged(parentOf(part))) await this.#searchPart(part, clock);
    }
    for (let root = this.#newRoots.pop(); root; root = this.#newRoots.pop())
      await this.#searchPart(root, clock);
    return clock.worked;
  }

  async #searchPart(part: Block | Text, clock: WorkClock): Promise<void> {
    if (this.#signal.aborted) return;
    const search = new TextSearch(this.#options.prefilter, part);
    await inSlices(
      () => search.step(),
      () => undefined,
      this.#signal,
      clock,
    );
    if (search.isFound) {
      this.end();
      this.#found();
    } else if (part.nodeType !== TEXT_NODE) await this.#discoverRoots(part as Block, clock);
  }

  async #discoverRoots(part: Block, clock: WorkClock): Promise<void> {
    if (part.nodeType === ELEMENT_NODE) this.#shadows.discover(part as Element);
    if (!part.firstElementChild) return;
    if (part.nodeType === ELEMENT_NODE && this.#shadows.discoverLikelyHosts(part as Element)) return;
    const search = this.#shadows.startSearch(part);
    await inSlices(
      () => search.step(),
      () => undefined,
      this.#signal,
      clock,
    );
  }

  #searchWhenActive(): void {
    const { root } = this.#options;
    const search = createLateRootSearch(this.#shadows, { ...this.#options, signal: this.#signal });
    for (const type of ACTIVITY) {
      root.addEventListener(type, (event) => event.isTrusted && search(), {
        capture: true,
        passive: true,
        signal: this.#signal,
      });
    }
  }

  end(): void {
    this.#ended.abort();
  }
}

function firstTextIn(node: Node): Node {
  return document.createTreeWalker(node, SHOW_TEXT).nextNode() ?? node;
}

/**
 * Waits until the document is seen, and has arrived or has text; or until the signal. No event tells it: a listener that the
 * parser calls would take the page's images past its policy (BROWSER-BUGS.md#parser-events-bypass-csp).
 */
async function whenReadable(root: Document, signal: AbortSignal): Promise<void> {
  for (let waited = 0; !signal.aborted; waited += POLL_MS) {
    await whenVisible(root, signal);
    const { documentElement, body, readyState } = root;
    const content = documentElement?.localName === 'html' ? body : documentElement;
    if (readyState !== 'loading' || (waited >= FIRST_SEARCH_MS && content?.firstChild)) return;
    await wait(POLL_MS, signal);
  }
}
