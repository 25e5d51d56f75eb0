import type { Matcher } from '@/lib/matcher';
import type { Block } from '../dom/composed-tree';
import type { ShadowRoots } from '../dom/shadow-root-registry';
import type { MentionIndex } from '../mentions/mention-index';
import type { PageVocabulary } from '../mentions/page-abbreviations';
import { inSlices, type WorkClock } from '../schedule/time-slices';
import { findLikelyBlocks } from '../text/candidate-blocks';
import { createTextReader, type TextReader, type TextStretch } from '../text/text-run-reader';
import { searchWindow } from '../text/text-run-search';

/** What is known of a page. */
export interface PageState {
  index: MentionIndex;
  /** Gives the matcher of each block. */
  vocabulary: PageVocabulary;
  shadows: ShadowRoots;
}

/** A part of the document to be read again. */
export interface DirtyPart {
  block: Block;
  /** Only the text of the block itself, not of the blocks inside it. */
  shallow: boolean;
  /** Only blocks in which this finds something; the others have been read and are to stay as they are. */
  only?: Pick<Matcher, 'candidates'>;
}

/** After this many times of being pulled from under us by the page, a part is left to the next change. */
const MOST_RESTARTS = 8;

/**
 * Reads parts of the document, with the known shadow roots inside, and puts what it finds into the index, in slices.
 *
 * @param parts what to read; none lies inside another
 * @param signal ends the work early
 */
export async function scan(
  parts: readonly DirtyPart[],
  state: PageState,
  signal: AbortSignal,
  clock: WorkClock,
): Promise<void> {
  state.index.forgetBelow(new Set(parts.filter(isWhole).map(({ block }) => block)));
  for (const part of [...parts, ...shadowPartsOf(parts, state.shadows)]) {
    if (part.block.isConnected && !signal.aborted) await scanPart(part, state, signal, clock);
  }
}

/** A walk over a part does not come into the shadow roots inside it. */
function shadowPartsOf(parts: readonly DirtyPart[], shadows: ShadowRoots): DirtyPart[] {
  const deep = new Map(parts.filter(({ shallow }) => !shallow).map((part) => [part.block, part]));
  return [...shadows.inside(new Set(deep.keys()))].map(([block, inside]) => ({
    ...(deep.get(inside) as DirtyPart),
    block,
  }));
}

function isWhole({ shallow, only }: DirtyPart): boolean {
  return !shallow && !only;
}

async function scanPart(
  part: DirtyPart,
  { index, vocabulary, shadows }: PageState,
  signal: AbortSignal,
  clock: WorkClock,
): Promise<void> {
  const { block, shallow, only } = part;
  const finder = only ?? vocabulary.everywhere;
  let likely = shallow ? null : findLikelyBlocks(block, finder);
  let restartsLeft = MOST_RESTARTS;
  const waiting: Block[] = [];
  /** A block may be met again further on: it has been read to its end the first time. */
  const met = new Set<Block>();
  let reader: TextReader | null = null;
  let matcher = vocabulary.matcherFor(block);
  let stretch: TextStretch | null = null;
  let searched = 0;
  // The document as a whole is searched when it has been read.
  const hosts = isWhole(part) && block !== block.ownerDocument.documentElement ? shadows.search(block) : null;
  begin();

  function begin(): void {
    waiting.length = 0;
    met.clear();
    reader = null;
    stretch = null;
    if (shallow) waiting.push(block);
  }

  /** Looks for likely blocks, reads a stretch of one, or searches a window of that: each is a small part of a slice. */
  function step(): boolean {
    if (restartsLeft < 0) return false;
    if (stretch) {
      searched = searchWindow(stretch, searched, matcher, index);
      if (searched >= stretch.text.length) stretch = null;
      return true;
    }
    if (reader) {
      stretch = reader.next();
      searched = 0;
      if (!stretch) reader = null;
      return true;
    }
    const next = waiting.shift();
    if (next) {
      index.forget(next);
      if (next.isConnected) reader = createTextReader(next, true);
      matcher = vocabulary.matcherFor(next);
      return true;
    }
    const found = likely?.next();
    if (!found) return false;
    for (const candidate of found) {
      if (!met.has(candidate)) waiting.push(candidate);
      met.add(candidate);
    }
    return true;
  }

  function resumed(): void {
    const at = reader?.position() ?? likely?.position();
    if (!at || block.contains(at)) return;
    // The page took away the node where we stood: what comes after it cannot be known, so begin again.
    restartsLeft -= 1;
    if (isWhole(part)) index.forgetBelow(new Set([block]));
    likely = shallow ? null : findLikelyBlocks(block, finder);
    begin();
  }

  if (hosts) await inSlices(hosts.step, () => undefined, signal, clock);
  await inSlices(step, resumed, signal, clock);
}

/** A reading finds definitions, a second one their rivals and uses, a third what a rival took away. */
const MOST_READINGS = 4;

/**
 * Reads parts of the document, and then again those where an abbreviation means something else since.
 *
 * @param parts what to read; none lies inside another
 * @param signal ends the work early
 */
export async function readParts(
  parts: readonly DirtyPart[],
  state: PageState,
  signal: AbortSignal,
  clock: WorkClock,
): Promise<void> {
  let left = parts;
  for (let i = 0; i < MOST_READINGS && !signal.aborted; i++) {
    await scan(left, state, signal, clock);
    // Even where nothing was to be read: a definition may have left the document.
    left = state.vocabulary.update();
    if (left.length === 0) break;
  }
}
