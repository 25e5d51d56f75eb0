import type { Matcher } from '@/lib/matcher';
import { DirtyParts } from './changes/dirty-blocks';
import { preview } from './changes/rescan-now';
import { readParts } from './changes/scanner';
import type { Block } from './dom/composed-tree';
import { createLookAround, type ShadowRootOf, ShadowRoots } from './dom/shadow-root-registry';
import { mentionAt, topElements } from './locate/hit-test';
import { createOrder } from './mentions/document-order';
import type { PageMention } from './mentions/mention';
import { MentionIndex } from './mentions/mention-index';
import { PageVocabulary } from './mentions/page-abbreviations';
import { Painter, ShadowStyles } from './paint/highlight-painter';
import { NearBlocks } from './paint/near-viewport';
import { type BlockOfMentions, LetterLooks, MOST_RANGES, nearestMentions } from './paint/paintable';
import { InFrame } from './schedule/before-paint';
import { atMostEvery } from './schedule/throttle';
import { Allowance } from './schedule/time-budget';
import { drawn, visible, WorkClock, wait } from './schedule/time-slices';

/** Changes are gathered for this long before the text is read again. */
const GATHER_MS = 100;
/** Of a restless page blocks come near in every frame: this rarely is well within the margin that is painted ahead. */
const PAINT_MS = 100;
/**
 * While a page keeps changing, it is left alone for this many times as long as following took. With as much for looking
 * around, and the listening itself, that is less than 5 % of its time.
 */
const REST_FACTOR = 65;
/** What is put in place of marked text is read at once for this share of the time; what is saved up is at most so many milliseconds. */
const AT_ONCE = { share: 0.02, most: 50 };
/** A page that has not changed for this long is at rest, and is read at once: within half a second the marks are right. */
const QUIET_MS = 400;
/** How often style is looked at anew, in milliseconds, while the reader is at work. */
const STYLE_MS = 2000;
/** Shadow roots inside shadow roots are read at once; what is deeper comes with the next change. */
const MOST_DEPTH = 20;

const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['contenteditable', 'role', 'hidden'],
};

export interface WatchOptions {
  root: Document;
  /** Finds names in strings. */
  matcher: Matcher;
  shadowRootOf: ShadowRootOf;
  /** Whether a shadow root has its highlights painted only by rules of its own. */
  shadowsNeedStyles: boolean;
  /** Called each time the mentions may have changed. */
  changed(): void;
  /** Asked before each reading and each look; when it is true, there is none. */
  isStale(): boolean;
  /** Ends everything and takes all paint away. */
  signal: AbortSignal;
}

export interface PageWatch {
  /** Number of mentions of each meaning in the whole document. */
  readonly counts: ReadonlyMap<string, number>;
  /** The mention under a point of the viewport (CSS pixels), or null. */
  mentionAt(x: number, y: number): PageMention | null;
  /** The topmost element at a point of the viewport, inside known shadow roots too, or null. */
  elementAt(x: number, y: number): Element | null;
  /** The element that has the focus, inside known shadow roots too, or null. */
  focused(): Element | null;
  /** All mentions, in document order. */
  mentions(): readonly PageMention[];
  /** Marks one mention as the one under the pointer or the keyboard; null unmarks. */
  setActive(mention: PageMention | null): void;
}

/** Finds the names in a live document, paints those near the viewport, and keeps up with the page's changes. */
export function watchPage(options: WatchOptions): PageWatch {
  const { root, matcher, signal } = options;
  const index = new MentionIndex();
  const vocabulary = new PageVocabulary(matcher, index);
  const shadows = new ShadowRoots(options.shadowRootOf, addShadowRoot);
  const state = { index, vocabulary, shadows };
  const painter = new Painter();
  const styles = options.shadowsNeedStyles ? new ShadowStyles() : null;
  const dirty = new DirtyParts();
  const paintSoon = atMostEvery(PAINT_MS, paint, signal);
  const near: NearBlocks = new NearBlocks(root, () => (near.isRestless ? paintSoon() : paint()));
  const atOnce = new Allowance(AT_ONCE.share, AT_ONCE.most);
  const inFrame = new InFrame(root, () => {
    catchUp();
    if (looks.look()) paint();
  });
  const looks = new LetterLooks(() => inFrame.ask());
  const lookAtStyle = atMostEvery(STYLE_MS, () => looks.askAgain(), signal);
  const isNear = (block: Block) => near.has(block);
  const lookAround = createLookAround(root, shadows, options.isStale, signal);
  const observer = new MutationObserver(take);
  let changedAt = 0;
  let first = true;
  let reading = false;
  let busy = false;
  let active: PageMention | null = null;
  let wasEditor = false;
  let crowded = false;
  let frame: number | undefined;

  function take(records: MutationRecord[]): void {
    if (records.length === 0) return;
    changedAt = performance.now();
    dirty.addRecords(records);
    if (!first && dirty.isTouchedNear(isNear)) inFrame.ask();
    if (!dirty.isEmpty) void readLater(GATHER_MS);
  }

  /**
   * Reads at once what is there in place of marked text.
   *
   * @param isDue all of it is read now, whatever may still be spent: a name with an open card is to stay the same mention
   */
  function catchUp(isDue = false): void {
    take(observer.takeRecords());
    if (first || busy || wasEditor || !dirty.isTouchedNear(isNear) || options.isStale()) return;
    if (!atOnce.isLeft && !(isDue && active)) return;
    const start = performance.now();
    if (preview(dirty, near, state)) {
      near.watch(index.blocks);
      paint();
      options.changed();
    }
    atOnce.spend(performance.now() - start);
  }

  async function readLater(delay: number): Promise<void> {
    if (reading) return;
    reading = true;
    try {
      await wait(delay, signal);
      await visible(root, signal);
      await drawn(signal);
      if (signal.aborted || options.isStale()) return;
      catchUp(true);
      busy = true;
      const worked = await read();
      busy = false;
      if (!first) await rest(worked * REST_FACTOR);
      first = false;
    } finally {
      // Whatever a strange page made fail, its next change is read again.
      reading = false;
      busy = false;
    }
    if (signal.aborted) return;
    // What has come up during the rest has been gathered long enough.
    if (!dirty.isEmpty) void readLater(0);
    lookAround();
  }

  /** Waits some milliseconds, or until the page is quiet. */
  async function rest(milliseconds: number): Promise<void> {
    const end = performance.now() + milliseconds;
    const untilQuiet = () => changedAt + QUIET_MS - performance.now();
    const left = () => Math.min(end - performance.now(), untilQuiet());
    while (!signal.aborted && left() > 0) await wait(left(), signal);
    near.isRestless = untilQuiet() > 0 && !dirty.isEmpty;
  }

  /** @returns the milliseconds of work */
  async function read(): Promise<number> {
    const clock = new WorkClock();
    const { version } = index;
    dirty.addRecords(observer.takeRecords());
    if (dirty.takeRemoved()) {
      index.forgetDetached();
      shadows.forgetDetached();
    }
    wasEditor = root.designMode === 'on';
    if (first) shadows.lookAtCustomElements(root.documentElement);
    for (let depth = 0; depth < MOST_DEPTH && !dirty.isEmpty && !signal.aborted; depth++) {
      const { parts, added } = dirty.take();
      const known = shadows.known.size;
      // The whole document is an editor.
      if (wasEditor) index.forgetBelow(new Set([root.documentElement]));
      else await readParts(parts, state, signal, clock);
      for (const element of added) shadows.of(element);
      if (shadows.known.size === known) break;
    }
    if (signal.aborted) return clock.worked;
    if (index.version === version) painter.restore();
    else {
      near.watch(index.blocks);
      paint();
    }
    options.changed();
    return clock.worked;
  }

  function addShadowRoot(shadow: ShadowRoot): void {
    observer.observe(shadow, CHANGES);
    listenToScrolling(shadow);
    dirty.addWhole(shadow);
    void readLater(GATHER_MS);
  }

  function paint(): void {
    let candidates = mentionsIn(near.near);
    // Painted before the first frame where there are few; where there are many, the nearest must be known first.
    const unknown = mentionsIn(near.unknown);
    if (countOf(candidates) + countOf(unknown) <= MOST_RANGES) candidates = candidates.concat(unknown);
    crowded = countOf(candidates) > MOST_RANGES;
    const nearest = nearestMentions(candidates, () => root.documentElement.clientHeight);
    const marked = looks.keptIn(nearest);
    painter.paint(marked);
    paintActive();
    styles?.lendTo(shadows.known.size > 0 ? marked : []);
  }

  function paintActive(): void {
    painter.paintActive(active && looks.isKept(active) ? active : null);
  }

  function mentionsIn(blocks: Block[]): BlockOfMentions[] {
    return blocks.map((block) => ({ block, mentions: index.of(block) }));
  }

  function scrolled(): void {
    moved();
    if (!crowded || frame !== undefined) return;
    frame = requestAnimationFrame(() => {
      frame = undefined;
      paint();
    });
  }

  /** The reader is at work: a good time to put right what the page changes without a sign. */
  function moved(): void {
    painter.restore();
    styles?.restore();
    lookAtStyle();
    if ((root.designMode === 'on') !== wasEditor) {
      dirty.addWhole(root.documentElement);
      void readLater(GATHER_MS);
    }
    lookAround();
  }

  function listenToScrolling(tree: Document | ShadowRoot): void {
    tree.addEventListener('scroll', scrolled, { capture: true, passive: true, signal });
  }

  listenToScrolling(root);
  root.addEventListener('pointermove', moved, { capture: true, passive: true, signal });
  observer.observe(root, CHANGES);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    if (frame !== undefined) cancelAnimationFrame(frame);
    near.stop();
    inFrame.stop();
    painter.clear();
    styles?.lendTo([]);
  });
  if (root.documentElement) dirty.addWhole(root.documentElement);
  void readLater(0);

  return {
    counts: index.counts,
    mentionAt(x, y) {
      catchUp();
      return mentionAt(x, y, index, root, shadows);
    },
    elementAt: (x, y) => [...topElements(x, y, root, shadows).values()].at(-1) ?? null,
    focused: () => focusedElement(root, shadows),
    mentions: createOrder(index, root, shadows),
    setActive(mention) {
      active = mention;
      paintActive();
    },
  };
}

function countOf(blocks: readonly BlockOfMentions[]): number {
  return blocks.reduce((sum, { mentions }) => sum + mentions.length, 0);
}

function focusedElement(root: Document, shadows: ShadowRoots): Element | null {
  let focused = root.activeElement;
  for (let tree = focused && shadows.knownOf(focused); tree?.activeElement; ) {
    focused = tree.activeElement;
    tree = shadows.knownOf(focused);
  }
  return focused;
}
