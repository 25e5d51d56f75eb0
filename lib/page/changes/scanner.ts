import { type Block, parentOf } from '../dom/composed-tree';
import type { ShadowRootRegistry, ShadowRootSearch } from '../dom/shadow-root-registry';
import { createBlockFinder } from '../dom/text-roles';
import type { MentionIndex } from '../mentions/mention-index';
import type { PageAbbreviations } from '../mentions/page-abbreviations';
import type { NearViewport } from '../paint/near-viewport';
import type { PagePainter } from '../paint/page-painter';
import { CHUNK_CODE_UNITS, inSlices, type WorkClock } from '../schedule/timing';
import { BlockReader } from '../text/block-reader';
import { type CandidateBlocks, findCandidateBlocks } from '../text/candidate-blocks';
import type { DirtyPart, NearChanges } from './dirty-blocks';

/** What is known of a page. */
export interface PageState {
  index: MentionIndex;
  abbreviations: PageAbbreviations;
  shadows: ShadowRootRegistry;
}

/** How parts of a page are read. */
export interface ScanOptions {
  /** If set: what is near the viewport is read and painted before the rest. */
  nearFirst?: Pick<PagePainter, 'near' | 'update'>;
  /** Ends the work early. */
  signal: AbortSignal;
  clock: WorkClock;
  /** Called with a part that could not be read, and what was thrown; the other parts are read all the same. */
  failed(part: DirtyPart, error: unknown): void;
}

/** The first scan finds definitions, the second their uses and contradictions, the third what is no use after a contradiction. */
const MAX_SCANS = 4;
/** A part is begun again at most this often because the page has removed the node at which the scan stood. */
const MAX_RESTARTS = 8;

/** At most this many chunks of a replacing block are searched at once; the text after them is read later. */
const MAX_RESCAN_CHUNKS = 2;
/** After this many milliseconds the other blocks are left for later, because the browser waits for this work before it paints. */
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
  const { nearFirst, signal } = options;
  const [near, others] = nearFirst ? splitNear(parts, nearFirst.near) : [[], parts];
  if (near.length > 0) {
    await readUntilResolved(near, state, options);
    if (signal.aborted) return;
    nearFirst?.update();
  }
  await readUntilResolved(others, state, options);
}

async function readUntilResolved(
  parts: readonly DirtyPart[],
  state: PageState,
  options: ScanOptions,
): Promise<void> {
  let remaining = parts;
  for (let i = 0; i < MAX_SCANS && !options.signal.aborted; i++) {
    await scan(remaining, state, options);
    // Even when there was nothing to read: a definition may have left the document.
    remaining = state.abbreviations
      .update()
      .map(({ scope, finder }) => ({ block: scope, shallow: false, finder }));
    if (remaining.length === 0) break;
  }
}

/** Separates the parts that are near the viewport, or have something in them that is, from the others. */
function splitNear(
  parts: readonly DirtyPart[],
  { near, unknown }: Pick<NearViewport, 'near' | 'unknown'>,
): [near: DirtyPart[], others: DirtyPart[]] {
  const holdsNear = new Set<Node>();
  for (const block of [...near, ...unknown]) {
    for (let at: Node | null = block; at && !holdsNear.has(at); at = parentOf(at)) holdsNear.add(at);
  }
  return [
    parts.filter(({ block }) => holdsNear.has(block)),
    parts.filter(({ block }) => !holdsNear.has(block)),
  ];
}

async function scan(parts: readonly DirtyPart[], state: PageState, options: ScanOptions): Promise<void> {
  state.index.forgetBelow(new Set(parts.filter(isWhole).map(({ block }) => block)));
  for (const part of [...parts, ...shadowPartsOf(parts, state.shadows)]) {
    if (!part.block.isConnected || options.signal.aborted) continue;
    try {
      await new PartScan(part, state, options).run();
    } catch (error) {
      options.failed(part, error);
    }
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
  { index, abbreviations }: Pick<PageState, 'index' | 'abbreviations'>,
): boolean {
  const reader = new BlockReader(index, abbreviations);
  const { version } = index;
  const end = performance.now() + MAX_RESCAN_MS;
  for (const block of changed) if (near.has(block)) readBlock(block);
  if (replacing.size > 0) {
    const replaced = [...near.near, ...near.unknown].filter((block) => !block.isConnected);
    if (replaced.length > 0) index.transferIdentities(replaced, readReplacing);
  }
  return index.version !== version;

  function readReplacing(): void {
    for (const root of replacing) {
      if (performance.now() > end) break;
      if (!isReadable(root)) continue;
      const candidates = findCandidateBlocks(root, abbreviations.candidateFinder);
      for (let i = 0; i < MAX_RESCAN_CHUNKS; i++)
        for (const block of candidates.next() ?? []) readBlock(block);
    }
  }

  function readBlock(block: Block): void {
    if (performance.now() > end || !isReadable(block)) return;
    reader.readIfShort(block, MAX_RESCAN_CODE_UNITS);
  }
}

/** Whether a block is still in the document, and has not become part of an editor. */
function isReadable(block: Block): boolean {
  return block.isConnected && createBlockFinder()(block) === block;
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
    this.#reader = new BlockReader(state.index, state.abbreviations);
  }

  async run(): Promise<void> {
    const { signal, clock } = this.#options;
    const search = this.#startShadowRootSearch();
    if (search) await inSlices(search.step, () => undefined, signal, clock);
    this.#begin();
    await inSlices(
      () => this.#step(),
      () => this.#resume(),
      signal,
      clock,
    );
  }

  /** The document as a whole is searched for shadow roots after it has been read. */
  #startShadowRootSearch(): ShadowRootSearch | null {
    const { block } = this.#part;
    if (!isWhole(this.#part) || block === block.ownerDocument.documentElement) return null;
    return this.#state.shadows.startSearch(block);
  }

  #begin(): void {
    const { block, shallow, finder } = this.#part;
    const candidateFinder = finder ?? this.#state.abbreviations.candidateFinder;
    this.#candidates = shallow ? null : findCandidateBlocks(block, candidateFinder);
    // The part was collected some time ago; findCandidateBlocks checks its blocks itself.
    this.#waiting = shallow && isReadable(block) ? [block] : [];
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
    else this.#giveUp();
  }

  /** Ends the scan of a part that changes too often: the part is read after its next change. */
  #giveUp(): void {
    this.#candidates = null;
    this.#waiting = [];
    this.#reader.stop();
  }
}
