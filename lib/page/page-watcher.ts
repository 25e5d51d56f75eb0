import { DirtyBlocks } from './changes/dirty-blocks';
import { ReadingCosts } from './changes/reading-costs';
import {
  type BatchOptions,
  type PageState,
  readBatch,
  readParts,
  rescanReplacedBlocks,
} from './changes/scanner';
import { createLateRootSearch, ShadowRootRegistry } from './dom/shadow-root-registry';
import { elementAt, focusedElement, isMentionCovered, mentionAt } from './locate/hit-test';
import type { PageMention } from './mentions/mention';
import { MentionIndex } from './mentions/mention-index';
import { PageMatchers } from './mentions/page-matchers';
import { PagePainter } from './paint/page-painter';
import { BeforePaint, TimeBudget, visiblePaintAfter, WorkClock, wait } from './schedule/timing';
import { assertWindowFits } from './text/block-reader';
import type { PageWatcher, WatchOptions } from './types';
import {
  isFirstReading,
  mayRescan,
  restAfter,
  settle,
  startNextReading,
  startReading,
  startResting,
  startScanning,
  type WatcherState,
} from './watcher-state';

/** Changes are gathered for this long before the text is read again. */
const GATHER_MS = 100;
/** The share of the time in which text that replaces marked text is read at once, and the most milliseconds that are saved up. */
const RESCAN_BUDGET = { share: 0.02, maxMs: 50 };
/** Shadow roots inside shadow roots are read at once up to this depth; deeper ones are read with the next change. */
const MAX_DEPTH = 20;

const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['contenteditable', 'role', 'hidden'],
};

/**
 * Finds the names in a live document, paints those near the viewport, and follows the changes of the page.
 *
 * @throws RangeError when the matcher has names that are too long to be searched for in windows
 */
export function watchPage(options: WatchOptions): PageWatcher {
  assertWindowFits(options.matcher);
  return new Watcher(options).start();
}

class Watcher implements PageWatcher {
  readonly #options: WatchOptions;
  readonly #root: Document;
  readonly #signal: AbortSignal;
  readonly #index = new MentionIndex();
  readonly #shadows: ShadowRootRegistry;
  readonly #page: PageState;
  readonly #painter: PagePainter;
  readonly #dirty: DirtyBlocks;
  readonly #observer = new MutationObserver((records) => this.#onMutations(records));
  readonly #beforePaint: BeforePaint;
  readonly #costs = new ReadingCosts();
  readonly #rescanBudget = new TimeBudget(RESCAN_BUDGET.share, RESCAN_BUDGET.maxMs);
  readonly #searchLateRoots: () => void;
  /** Whether the first reading has checked the elements that are likely to have a shadow root. */
  #hasQuickSearch = false;
  #state: WatcherState = { name: 'idle' };

  constructor(options: WatchOptions) {
    const { root, matcher, signal } = options;
    this.#options = options;
    this.#root = root;
    this.#signal = signal;
    this.#shadows = new ShadowRootRegistry(options.shadowRootOf, (shadow, inDocument) =>
      this.#onShadowRoot(shadow, inDocument),
    );
    const index = this.#index;
    this.#page = { index, matchers: new PageMatchers(matcher, index), shadows: this.#shadows };
    this.#beforePaint = new BeforePaint(root, () => {
      this.#rescanNow();
      this.#painter.measureStyle();
    });
    this.#painter = new PagePainter({
      ...options,
      index,
      hasShadowRoots: () => this.#shadows.size > 0,
      requestMeasuring: () => this.#beforePaint.request(),
    });
    this.#dirty = new DirtyBlocks(
      (block) => this.#painter.near.has(block),
      (element) => this.#mayHaveMentions(element),
      (block) => this.#index.of(block).length > 0,
    );
    this.#searchLateRoots = createLateRootSearch(this.#shadows, options);
  }

  start(): this {
    const { input } = this.#options;
    input.on('scroll', () => this.#onActivity(), this.#signal);
    input.on('scroll', () => this.#painter.onScroll(), this.#signal);
    input.on('pointermove', () => this.#onActivity(), this.#signal);
    this.#observer.observe(this.#root, OBSERVED);
    this.#signal.addEventListener('abort', () => this.#stop());
    if (this.#root.documentElement) this.#dirty.addWhole(this.#root.documentElement);
    void this.#read(0, { name: 'reading', step: 'gathering', isFirst: true });
    return this;
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#index.counts;
  }

  mentionAt(x: number, y: number): PageMention | null {
    // The browser reports a change only after the page's script has ended, but the text under the pointer may be new already.
    this.#rescanNow();
    return mentionAt(x, y, this.#index, this.#root, this.#shadows);
  }

  elementAt(x: number, y: number): Element | null {
    return elementAt(x, y, this.#root, this.#shadows);
  }

  isCovered(mention: PageMention): boolean {
    return isMentionCovered(mention, this.#root, this.#shadows);
  }

  focused(): Element | null {
    return focusedElement(this.#root, this.#shadows);
  }

  mentions(): readonly PageMention[] {
    return this.#index.inDocumentOrder(this.#root, this.#shadows);
  }

  setActive(mention: PageMention | null): void {
    this.#painter.setActive(mention);
  }

  #onMutations(records: MutationRecord[]): void {
    this.#dirty.addRecords(records);
    if (this.#dirty.hasNearChanges && !isFirstReading(this.#state)) this.#beforePaint.request();
    if (!this.#dirty.isEmpty) this.#readSoon();
  }

  #onShadowRoot(shadow: ShadowRoot, inDocument: AbortSignal): void {
    this.#observer.observe(shadow, OBSERVED);
    this.#options.input.addTree(shadow, inDocument);
    this.#dirty.addWhole(shadow);
    this.#readSoon();
  }

  /** Called when the reader is active: finds out what the page has changed without an event. */
  #onActivity(): void {
    this.#painter.onActivity();
    if ((this.#root.designMode === 'on') !== (this.#state.name === 'editor')) {
      this.#dirty.addWhole(this.#root.documentElement);
      this.#readSoon();
    }
    this.#searchLateRoots();
  }

  #readSoon(): void {
    const gathering = startReading(this.#state);
    if (gathering) void this.#read(GATHER_MS, gathering);
  }

  /** Gathers changes, scans, rests, and begins again as long as something has changed in between. */
  async #read(gatherMs: number, gathering: WatcherState): Promise<void> {
    this.#state = gathering;
    let waitMs = gatherMs;
    for (;;) {
      await visiblePaintAfter(waitMs, this.#root, this.#signal);
      if (this.#signal.aborted) return;
      if (this.#options.isStale()) break;
      this.#rescanNow({ isUrgent: true });
      const wasEditor = this.#state.name === 'editor';
      const isFirst = isFirstReading(this.#state);
      this.#state = startScanning(this.#state, this.#root.designMode === 'on');
      // Nothing of the document was read while it was an editor, so all of it is read now.
      if (wasEditor && this.#state.name !== 'editor') this.#dirty.addWhole(this.#root.documentElement);
      const worked = await this.#scan(isFirst);
      if (!isFirst && !this.#signal.aborted) {
        this.#state = startResting(this.#state);
        await this.#rest(worked);
      }
      if (this.#signal.aborted) return;
      // The first reading has checked the likely hosts; others wait until the page changes, or until the reader does something.
      if (!isFirst || !this.#hasQuickSearch) this.#searchLateRoots();
      if (this.#dirty.isEmpty) break;
      this.#state = startNextReading(this.#state, this.#dirty.quietIn() <= 0);
      this.#painter.setThrottled(this.#state.name === 'throttled');
      // Changes were gathered during the rest already.
      waitMs = 0;
    }
    this.#state = settle(this.#state);
    this.#painter.setThrottled(false);
  }

  /** Waits until the page is quiet, or until the rest is over. */
  async #rest(worked: number): Promise<void> {
    if (this.#state.name === 'editor') return;
    const end = performance.now() + restAfter(this.#state, worked);
    const remaining = () => Math.min(end - performance.now(), this.#dirty.quietIn());
    while (!this.#signal.aborted && remaining() > 0) await wait(remaining(), this.#signal);
  }

  #stop(): void {
    this.#state = { name: 'stopped' };
    this.#observer.disconnect();
    this.#beforePaint.stop();
    this.#painter.stop();
  }

  /** Whether an element or an element inside it has mentions, or a shadow root that may have some. */
  #mayHaveMentions(element: Element): boolean {
    if (this.#index.counts.size === 0) return false;
    const elements = [element, ...element.querySelectorAll('*')];
    return elements.some((inside) => this.#index.of(inside).length > 0 || this.#shadows.get(inside));
  }

  /**
   * Reads at once the text that the page has put in the place of marked text.
   *
   * @param isUrgent whether to read in spite of the budget while a mention is active, so that the mention keeps its identity
   */
  #rescanNow({ isUrgent = false } = {}): void {
    this.#onMutations(this.#observer.takeRecords());
    if (!this.#dirty.hasNearChanges || !mayRescan(this.#state) || this.#options.isStale()) return;
    if (!this.#rescanBudget.isAvailable && !(isUrgent && this.#painter.hasActive)) return;
    const start = performance.now();
    try {
      if (rescanReplacedBlocks(this.#dirty.takeNearChanges(), this.#painter.near, this.#page)) {
        this.#painter.update();
        this.#options.changed();
      }
    } catch (error) {
      this.#options.onError(error);
    }
    this.#rescanBudget.spend(performance.now() - start);
  }

  /**
   * Reads all that is dirty, or a batch of it on a page that never rests, and paints. Of a long page, `readParts` paints the top first.
   *
   * @returns the milliseconds of work
   */
  async #scan(isFirst: boolean): Promise<number> {
    const clock = new WorkClock();
    const { version } = this.#index;
    try {
      this.#dirty.addRecords(this.#observer.takeRecords());
      if (this.#dirty.takeRemovals()) {
        this.#index.forgetDetached();
        this.#shadows.forgetDetached();
      }
      if (isFirst) this.#hasQuickSearch = this.#shadows.discoverLikelyHosts(this.#root.documentElement);
      await this.#readDirty(clock);
      // To watch and paint many blocks is a slice of its own.
      if (clock.isSliceUsed) await clock.pause(this.#signal);
      if (this.#signal.aborted) return 0;
      if (this.#index.version === version) this.#painter.restore();
      else this.#painter.update();
      this.#options.changed();
    } catch (error) {
      this.#options.onError(error);
    }
    return clock.worked;
  }

  async #readDirty(clock: WorkClock): Promise<void> {
    const isThrottled = this.#state.name === 'throttled';
    const options: BatchOptions = {
      signal: this.#signal,
      clock,
      costs: this.#costs,
      painter: this.#painter,
      later: (parts) => this.#dirty.addAgain(parts),
      failed: (part, error) => {
        this.#dirty.putBack(part);
        this.#options.onError(error);
      },
    };
    for (let depth = 0; depth < MAX_DEPTH && !this.#dirty.isEmpty; depth++) {
      const { parts, added } = this.#dirty.take();
      for (const block of this.#shadows.knownOf(added)) parts.push({ block, shallow: false });
      const known = this.#shadows.size;
      if (this.#state.name === 'editor') this.#index.forgetBelow(new Set([this.#root.documentElement]));
      else await (isThrottled ? readBatch : readParts)(parts, this.#page, options);
      // Nothing more is to be observed.
      if (this.#signal.aborted) return;
      for (const element of added) this.#shadows.discover(element);
      if (this.#shadows.size === known) break;
    }
  }
}
