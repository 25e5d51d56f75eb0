import { type Block, isInPage } from '../dom/composed-tree';
import type { ShadowRootRegistry, ShadowRootSearch } from '../dom/shadow-root-registry';
import { createBlockFinder } from '../dom/text-roles';
import type { MentionIndex } from '../mentions/mention-index';
import type { PageMatchers } from '../mentions/page-matchers';
import type { NearViewport } from '../paint/near-viewport';
import type { PagePainter } from '../paint/page-painter';
import { CHUNK_CODE_UNITS, inSlices, type WorkClock } from '../schedule/timing';
import { BlockReader } from '../text/block-reader';
import { type CandidateBlocks, findCandidateBlocks } from '../text/candidate-blocks';
import type { DirtyPart, NearChanges } from './dirty-blocks';
import type { ReadingCosts } from './reading-costs';

/** What is known of a page. */
export interface PageState {
  index: MentionIndex;
  matchers: PageMatchers;
  shadows: ShadowRootRegistry;
}

/** How parts of a page are read. */
export interface ScanOptions {
  /** Ends the work early. */
  signal: AbortSignal;
  clock: WorkClock;
  /** Called with a part that could not be read, and what was thrown; the other parts are read all the same. */
  failed(part: DirtyPart, error: unknown): void;
  /** Remembers which parts take long. */
  costs?: ReadingCosts;
  /** Shows the first of what has been read, while the rest is still to be read. */
  painter?: Pick<PagePainter, 'updateFirst'>;
}

/** How a batch of the parts is read. */
export interface BatchOptions extends ScanOptions {
  costs: ReadingCosts;
  /** Shows what has been read before a long part is read. */
  painter: Pick<PagePainter, 'near' | 'update' | 'updateFirst'>;
  /** Called with the parts that are left for the next batch. */
  later(parts: DirtyPart[]): void;
}

/** The milliseconds of one batch; after that the rest is left for the next batch. */
const BATCH_MS = 10;
/** So many parts are read together, before the time is checked. */
const PARTS_PER_BATCH = 32;

/** The first scan finds definitions, the second their uses and contradictions, the third what is no use after a contradiction. */
const MAX_SCANS = 4;
/** A part is begun again at most this often because the page has removed the node at which the scan stood. */
const MAX_RESTARTS = 8;

/** At most this many chunks of a replacing block are searched at once; the text after them is read later. */
const MAX_RESCAN_CHUNKS = 2;
/** After this many milliseconds the rest is left for later, because the browser waits for this work before it paints. */
const MAX_RESCAN_MS = 6;
/** A longer block is read later, in slices. */
const MAX_RESCAN_CODE_UNITS = 2 * CHUNK_CODE_UNITS;

/**
 * Reads parts of the document in slices of time, with the known shadow roots inside, and puts what it finds into the index.
 * Then it reads the parts again in which an abbreviation has got another meaning.
 *
 * @param parts none lies inside another
 */
export async function readParts(
  parts: readonly DirtyPart[],
  state: PageState,
  options: ScanOptions,
): Promise<void> {
  let remaining = parts;
  for (let i = 0; i < MAX_SCANS && !options.signal.aborted; i++) {
    await scan(remaining, state, options);
    // Even when there was nothing to read: a definition may have left the document.
    remaining = state.matchers.update();
    if (remaining.length === 0) break;
  }
  state.index.settle();
}

/**
 * Reads the most urgent parts of a page that never rests. The time of long parts does not count as work of the clock: they have a
 * budget of their own.
 *
 * @param parts none lies inside another
 */
export async function readBatch(
  parts: readonly DirtyPart[],
  state: PageState,
  options: BatchOptions,
): Promise<void> {
  const { signal, clock, costs, painter } = options;
  const { short, long } = costs.order(parts, painter.near);
  while (short.length > 0 && clock.worked < BATCH_MS && !signal.aborted)
    await readParts(short.splice(0, PARTS_PER_BATCH), state, options);
  const { worked } = clock;
  if (long.length > 0 && costs.isLongAllowed && !signal.aborted) painter.update();
  while (long.length > 0 && costs.isLongAllowed && !signal.aborted)
    await readParts(long.splice(0, 1), state, options);
  clock.leaveOut(clock.worked - worked);
  options.later([...short, ...long]);
}

async function scan(parts: readonly DirtyPart[], state: PageState, options: ScanOptions): Promise<void> {
  state.matchers.forgetMatchers();
  state.index.forgetBelow(new Set(parts.filter(isWhole).map(({ block }) => block)));
  for (const part of [...parts, ...shadowPartsOf(parts, state.shadows)]) {
    if (!isInPage(part.block) || options.signal.aborted) continue;
    const { worked } = options.clock;
    try {
      await new PartScan(part, state, options).run();
    } catch (error) {
      options.failed(part, error);
    }
    // The first reading, of the whole document, says nothing of what changes cost.
    if (!isDocument(part)) options.costs?.record(part, options.clock.worked - worked);
  }
}

/** The known shadow roots inside the parts: the walk over a part does not enter them. */
function shadowPartsOf(parts: readonly DirtyPart[], shadows: ShadowRootRegistry): DirtyPart[] {
  const deep = new Map(parts.filter(({ shallow }) => !shallow).map((part) => [part.block, part]));
  return [...shadows.rootsInside(new Set(deep.keys()))].map(([block, inside]) => ({
    ...(deep.get(inside) as DirtyPart),
    block,
  }));
}

function isDocument({ block }: DirtyPart): boolean {
  return block === block.ownerDocument.documentElement;
}

function isWhole({ shallow, finder }: DirtyPart): boolean {
  return !shallow && !finder;
}

/**
 * Reads at once the text that the page has put in the place of marked text: otherwise the marks would blink on a page that
 * renders the same text again and again. All of it is read once more with the other changes.
 *
 * @returns whether the mentions may have changed
 */
export function rescanReplacedBlocks(
  { changed, replacing }: NearChanges,
  near: Pick<NearViewport, 'near' | 'unknown' | 'has'>,
  { index, matchers }: Pick<PageState, 'index' | 'matchers'>,
): boolean {
  const reader = new BlockReader(index, matchers);
  const { version } = index;
  const end = performance.now() + MAX_RESCAN_MS;
  for (const block of changed) if (near.has(block)) readBlock(block);
  if (replacing.size > 0) {
    const replaced = [...near.near, ...near.unknown].filter((block) => !isInPage(block));
    if (replaced.length > 0) index.transferIdentities(replaced, readReplacing);
  }
  return index.version !== version;

  function readReplacing(): void {
    for (const root of replacing) {
      if (performance.now() > end) break;
      if (!isReadable(root)) continue;
      const candidates = findCandidateBlocks(root, matchers.candidateFinder);
      for (let i = 0; i < MAX_RESCAN_CHUNKS; i++)
        for (const block of candidates.next() ?? []) readBlock(block);
    }
  }

  function readBlock(block: Block): void {
    if (performance.now() > end || !isReadable(block)) return;
    reader.readIfShort(block, MAX_RESCAN_CODE_UNITS, end);
  }
}

/** Whether a block is still in the document, and has not become part of an editor. */
function isReadable(block: Block): boolean {
  return isInPage(block) && createBlockFinder()(block) === block;
}

/** Reads one part of the document: finds candidate blocks, and reads them one after the other. */
class PartScan {
  readonly #part: DirtyPart;
  readonly #state: PageState;
  readonly #options: ScanOptions;
  readonly #reader: BlockReader;
  #restarts = 0;
  #candidates: CandidateBlocks | null = null;
  #waiting: Block[] = [];
  /** The walk may meet a block again further on: the block has been read to its end the first time. */
  #found = new Set<Block>();
  /** The block that is read now. */
  #current: Block | null = null;

  constructor(part: DirtyPart, state: PageState, options: ScanOptions) {
    this.#part = part;
    this.#state = state;
    this.#options = options;
    this.#reader = new BlockReader(state.index, state.matchers);
  }

  async run(): Promise<void> {
    const { signal, clock } = this.#options;
    const search = this.#startShadowRootSearch();
    if (search) await inSlices(search.step, () => undefined, signal, clock);
    this.#begin();
    await inSlices(
      () => this.#step(),
      () => {
        this.#resume();
        this.#options.painter?.updateFirst();
      },
      signal,
      clock,
    );
  }

  /** The document as a whole is searched for shadow roots after it has been read. */
  #startShadowRootSearch(): ShadowRootSearch | null {
    if (!isWhole(this.#part) || isDocument(this.#part)) return null;
    return this.#state.shadows.startSearch(this.#part.block);
  }

  #begin(): void {
    const { block, shallow, finder } = this.#part;
    const candidateFinder = finder ?? this.#state.matchers.candidateFinder;
    this.#candidates = shallow ? null : findCandidateBlocks(block, candidateFinder);
    // The part was collected some time ago; findCandidateBlocks checks its blocks itself.
    const around = shallow && isInPage(block) ? createBlockFinder()(block) : null;
    this.#waiting = around ? [around] : [];
    this.#found = new Set();
    this.#reader.stop();
  }

  /**
   * Finds candidate blocks, or reads some of one: each is a small part of a slice.
   *
   * @returns whether something is left
   */
  #step(): boolean {
    if (this.#reader.isReading) {
      this.#attempt(() => this.#reader.step());
      return true;
    }
    this.#waiting.push(...this.#reader.takeJoined());
    const next = this.#waiting.shift();
    if (next) {
      this.#current = next;
      this.#attempt(() => {
        this.#reader.start(next);
        this.#reader.step();
      });
      return true;
    }
    const found = this.#candidates?.next();
    if (!found) return false;
    for (const candidate of found) {
      if (!this.#found.has(candidate)) this.#waiting.push(candidate);
      this.#found.add(candidate);
    }
    return true;
  }

  /** A block that cannot be read is left out, so that the blocks after it are still read. */
  #attempt(read: () => void): void {
    try {
      read();
    } catch (error) {
      this.#reader.stop();
      if (this.#current) this.#options.failed({ block: this.#current, shallow: true }, error);
    }
  }

  /** After a pause: the page may have removed the node at which the scan stood. */
  #resume(): void {
    const at = this.#reader.position ?? this.#candidates?.position();
    if (!at || this.#part.block.contains(at)) return;
    this.#restarts += 1;
    if (isWhole(this.#part)) this.#state.index.forgetBelow(new Set([this.#part.block]));
    // The position after a removed node is unknown, so the part is read from its beginning.
    if (this.#restarts <= MAX_RESTARTS) this.#begin();
    else this.#abandon();
  }

  /** Ends the scan of a part that changes too often: the part is read after its next change. */
  #abandon(): void {
    this.#candidates = null;
    this.#waiting = [];
    this.#reader.stop();
  }
}
