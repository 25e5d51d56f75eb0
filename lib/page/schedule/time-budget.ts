/** Time that may be spent at once. It grows again as time passes, up to a maximum. */
export class TimeBudget {
  readonly #share: number;
  readonly #max: number;
  /** What was there at a moment, in milliseconds; negative when more was spent. */
  #balance: number;
  #balanceTime = performance.now();

  /**
   * @param share how much of the passing time is added
   * @param max most that is saved up, in milliseconds, and what there is at first
   */
  constructor(share: number, max: number) {
    this.#share = share;
    this.#max = max;
    this.#balance = max;
  }

  /** Whether some time may be spent now. */
  get isAvailable(): boolean {
    return this.#availableAt(performance.now()) > 0;
  }

  spend(milliseconds: number): void {
    const now = performance.now();
    this.#balance = this.#availableAt(now) - milliseconds;
    this.#balanceTime = now;
  }

  #availableAt(now: number): number {
    return Math.min(this.#max, this.#balance + (now - this.#balanceTime) * this.#share);
  }
}
