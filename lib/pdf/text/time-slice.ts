/** The main thread is given back after so long. Milliseconds. */
const SLICE_MS = 8;

/** Work on the main thread in slices of time, so that the page answers in between. */
export class TimeSlice {
  #end = performance.now() + SLICE_MS;

  /** Gives the main thread back if the slice is used up. */
  async pause(): Promise<void> {
    if (performance.now() < this.#end) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.#end = performance.now() + SLICE_MS;
  }
}
