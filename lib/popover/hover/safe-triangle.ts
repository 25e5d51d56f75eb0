import { type Box, distanceTo } from '../place/placement';

/** A hand that rests trembles: what is nearer by less than this is not on its way. */
const STEP_PX = 1;

export interface Point {
  x: number;
  y: number;
}

/** The way of a pointer that has left a name, and may be going to the card. */
export class Approach {
  readonly #start: Point;
  /** The nearest that it has come to the card, and to each corner. */
  #nearest: number[];

  /** @param start where the pointer was last on the name or the card */
  constructor(start: Point, card: Box) {
    this.#start = start;
    this.#nearest = distances(start, card);
  }

  /**
   * Whether the pointer is nearer to the card than it has been before. On straight ways from the name to any place of the
   * card, nearer to the corner that it goes along to is enough: along the line, it comes down by a pixel now and then.
   */
  goesOn(to: Point, card: Box): boolean {
    const now = distances(to, card);
    const before = this.#nearest;
    const nearer = now.map((distance, i) => distance <= (before[i] ?? 0) - STEP_PX);
    this.#nearest = before.map((distance, i) => (nearer[i] ? (now[i] ?? distance) : distance));
    const [toCard, ...toCorners] = nearer;
    return toCard === true || (toCorners.includes(true) && isBetween(to, this.#start, card));
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

/** Whether a point lies on some straight way from the start into the card. */
function isBetween(point: Point, start: Point, card: Box): boolean {
  const corners = cornersOf(card);
  return corners.some((corner, i) => {
    const next = corners[(i + 1) % corners.length];
    return next !== undefined && isInTriangle(point, start, corner, next);
  });
}

function isInTriangle(point: Point, a: Point, b: Point, c: Point): boolean {
  const sides = [sideOf(point, a, b), sideOf(point, b, c), sideOf(point, c, a)];
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

function sideOf({ x, y }: Point, from: Point, to: Point): number {
  return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
}
