import { type Block, parentOf } from '../dom/composed-tree';
import type { NearViewport } from '../paint/near-viewport';
import { TimeBudget } from '../schedule/timing';
import type { DirtyPart } from './dirty-blocks';

/** A part that takes longer than this is read by the budget for long parts. Milliseconds. */
const LONG_PART_MS = 10;
/** The share of the time in which long parts are read, and the most milliseconds that are saved up. */
const LONG_PARTS_BUDGET = { share: 0.012, maxMs: 20 };

/** In which order the parts of a page that never rests are read. */
export interface ReadingOrder {
  /** Those near the viewport first. */
  short: DirtyPart[];
  /** Those that are known to take long; the one that was read last comes last. */
  long: DirtyPart[];
}

/**
 * What reading costs on a page that never rests. A short part is not to wait for a long one: a clock in a block of 1 MB makes that
 * block dirty all the time, and to read it takes 100 ms.
 */
export class ReadingCosts {
  /** When each long part was read, by `performance.now()`. */
  readonly #long = new WeakMap<Block, number>();
  readonly #budget = new TimeBudget(LONG_PARTS_BUDGET.share, LONG_PARTS_BUDGET.maxMs);

  /** Whether a long part may be read now. */
  get isLongAllowed(): boolean {
    return this.#budget.isAvailable;
  }

  /** Says how long the reading of a part took. */
  record({ block }: DirtyPart, milliseconds: number): void {
    if (milliseconds <= LONG_PART_MS) {
      this.#long.delete(block);
      return;
    }
    this.#long.set(block, performance.now());
    this.#budget.spend(milliseconds);
  }

  order(parts: readonly DirtyPart[], near: Pick<NearViewport, 'near' | 'unknown'>): ReadingOrder {
    const readAt = ({ block }: DirtyPart) => this.#long.get(block) ?? 0;
    const holdsNear = ancestorsOf([...near.near, ...near.unknown]);
    const short = parts.filter(({ block }) => !this.#long.has(block));
    const long = parts.filter(({ block }) => this.#long.has(block));
    return {
      short: [
        ...short.filter(({ block }) => holdsNear.has(block)),
        ...short.filter(({ block }) => !holdsNear.has(block)),
      ],
      long: long.sort((one, other) => readAt(one) - readAt(other)),
    };
  }
}

/** The nodes that hold one of the blocks, and the blocks. */
function ancestorsOf(blocks: readonly Block[]): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const block of blocks) {
    for (let at: Node | null = block; at && !found.has(at); at = parentOf(at)) found.add(at);
  }
  return found;
}
