import type { Matcher } from '@/lib/matcher';
import { DirtyParts } from './dirty-parts';
import { mentionAt } from './hit-test';
import { MentionIndex } from './mention-index';
import { NearBlocks } from './near-blocks';
import { inDocumentOrder, type PageMention } from './page-mention';
import { PageVocabulary } from './page-vocabulary';
import { Painter } from './paint';
import { readParts } from './read-parts';
import { MOST_RANGES, nearestMentions } from './viewport-window';

/** Changes are gathered for this long before the text is read again. */
const GATHER_MS = 100;
/** After following a change, the page is left alone for this many times as long as that took: at most 5 % of its time. */
const REST_FACTOR = 19;

export interface PageWatch {
  /** Number of mentions of each meaning in the whole document. */
  readonly counts: ReadonlyMap<string, number>;
  /** The mention under a point of the viewport (CSS pixels), or null. */
  mentionAt(x: number, y: number): PageMention | null;
  /** All mentions, in document order. */
  mentions(): PageMention[];
  /** Marks one mention as the one under the pointer or the keyboard; null unmarks. */
  setActive(mention: PageMention | null): void;
}

/**
 * Finds the names in a live document, paints those near the viewport, and keeps up with the page's changes.
 *
 * @param root the document
 * @param matcher finds names in strings
 * @param changed called each time the mentions may have changed
 * @param signal ends everything and takes all paint away
 */
export function watchPage(
  root: Document,
  matcher: Matcher,
  changed: () => void,
  signal: AbortSignal,
): PageWatch {
  const index = new MentionIndex();
  const vocabulary = new PageVocabulary(matcher, index);
  const painter = new Painter();
  const dirty = new DirtyParts();
  const near = new NearBlocks(root, paint);
  const observer = new MutationObserver((records) => {
    dirty.addRecords(records);
    if (!dirty.isEmpty) void readLater(GATHER_MS);
  });
  let first = true;
  let reading = false;
  let crowded = false;
  let framed = false;

  async function readLater(delay: number): Promise<void> {
    if (reading) return;
    reading = true;
    try {
      await wait(delay, signal);
      if (signal.aborted) return;
      const worked = await read();
      if (!first) await wait(worked * REST_FACTOR, signal);
      first = false;
    } finally {
      // Whatever a strange page made fail, its next change is read again.
      reading = false;
    }
    if (!signal.aborted && !dirty.isEmpty) void readLater(GATHER_MS);
  }

  /** @returns the milliseconds of work */
  async function read(): Promise<number> {
    dirty.addRecords(observer.takeRecords());
    index.forgetDetached();
    const parts = dirty.take();
    let worked = 0;
    // The whole document is an editor.
    if (root.designMode === 'on') index.forgetBelow(new Set([root.documentElement]));
    else worked = await readParts(parts, index, vocabulary, signal);
    if (signal.aborted) return worked;
    near.watch(index.blocks);
    paint();
    changed();
    return worked;
  }

  function paint(): void {
    let candidates = mentionsOf(near.near);
    // Painted before the first frame where there are few; where there are many, the nearest must be known first.
    const unknown = mentionsOf(near.unknown);
    if (candidates.length + unknown.length <= MOST_RANGES) candidates = candidates.concat(unknown);
    crowded = candidates.length > MOST_RANGES;
    painter.paint(nearestMentions(candidates, root.documentElement.clientHeight));
  }

  function mentionsOf(blocks: Iterable<Element>): PageMention[] {
    return [...blocks].flatMap((block) => index.of(block));
  }

  function scrolled(): void {
    painter.restore();
    if (!crowded || framed) return;
    framed = true;
    requestAnimationFrame(() => {
      framed = false;
      if (!signal.aborted) paint();
    });
  }

  root.addEventListener('scroll', scrolled, { capture: true, passive: true, signal });
  root.addEventListener('pointermove', () => painter.restore(), { capture: true, passive: true, signal });
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['contenteditable', 'role'],
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    near.stop();
    painter.clear();
  });
  if (root.documentElement) dirty.addWhole(root.documentElement);
  void readLater(0);

  return {
    counts: index.counts,
    mentionAt: (x, y) => mentionAt(x, y, index, root),
    mentions: () => mentionsOf(index.blocks).sort(inDocumentOrder),
    setActive: (mention) => painter.paintActive(mention),
  };
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
