import type { Box } from '@/lib/protocol';
import { distanceTo } from '../place/placement';

/** A hand at rest trembles: a point that is nearer by less than this is no movement towards the card. CSS pixels. */
const MIN_STEP = 1;

export interface Point {
  x: number;
  y: number;
}

/**
 * Decides whether a pointer that has left a name is moving towards the card: the "safe triangle" of menus, from the name to
 * each edge of the card.
 */
export class SafeTriangle {
  readonly #start: Point;
  /** The shortest distances so far: to the card, then to each of its corners. */
  #shortest: number[];

  /** @param start the last point of the pointer on the name or the card */
  constructor(start: Point, card: Box) {
    this.#start = start;
    this.#shortest = distances(start, card);
  }

  /**
   * Takes in where the pointer is now. On a straight path from the name to a point of the card, the distance to the card
   * itself may not change: along the line of the name, the pointer comes nearer by a pixel only from time to time. There it is
   * enough to come nearer to a corner.
   *
   * @returns whether the pointer is nearer to the card than ever before
   */
  moveTo(point: Point, card: Box): boolean {
    const now = distances(point, card);
    const shortest = this.#shortest;
    const nearer = now.map((distance, i) => distance <= (shortest[i] ?? 0) - MIN_STEP);
    this.#shortest = shortest.map((distance, i) => (nearer[i] ? (now[i] ?? distance) : distance));
    // Of the card first, then of each corner.
    return nearer[0] === true || (nearer.includes(true) && isBetween(point, this.#start, card));
  }
}

function distances({ x, y }: Point, card: Box): number[] {
  return [distanceTo(card, x, y), ...cornersOf(card).map((corner) => Math.hypot(x - corner.x, y - corner.y))];
}

function cornersOf({ left, top, right, bottom }: Box): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** Whether a point lies on a straight path from the start into the card. */
function isBetween(point: Point, start: Point, card: Box): boolean {
  const corners = cornersOf(card);
  return corners.some((corner, i) => isInTriangle(point, start, corner, corners.at(i - 1) ?? corner));
}

function isInTriangle(point: Point, a: Point, b: Point, c: Point): boolean {
  const sides = [sideOf(point, a, b), sideOf(point, b, c), sideOf(point, c, a)];
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

function sideOf({ x, y }: Point, from: Point, to: Point): number {
  return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
}
