/** Time that grows as time passes, up to a most: so much of it may be spent at once, and this share on the whole. */
export class Allowance {
  readonly #share: number;
  readonly #most: number;
  #left: number;
  #reckonedAt = performance.now();

  /** @param most milliseconds */
  constructor(share: number, most: number) {
    this.#share = share;
    this.#most = most;
    this.#left = most;
  }

  get isLeft(): boolean {
    const now = performance.now();
    this.#left = Math.min(this.#most, this.#left + (now - this.#reckonedAt) * this.#share);
    this.#reckonedAt = now;
    return this.#left > 0;
  }

  spend(milliseconds: number): void {
    this.#left -= milliseconds;
  }
}
