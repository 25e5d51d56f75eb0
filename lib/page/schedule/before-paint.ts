/**
 * Runs a function between layout and paint of the next frame, when the browser knows the style of the page
 * (BROWSER-BUGS.md#forced-style-bypasses-csp).
 */
export class BeforePaint {
  readonly #root: Document;
  readonly #act: () => void;
  readonly #observer = new ResizeObserver(() => this.#run());
  #isRunning = false;

  /** @param act may call `request`; that has no effect while it runs, so it does at once what it would ask for */
  constructor(root: Document, act: () => void) {
    this.#root = root;
    this.#act = act;
  }

  /** Asks for one run in the next frame. */
  request(): void {
    // An element that is observed again while the observers run makes the browser report an error to the page.
    if (this.#isRunning || !this.#root.documentElement) return;
    this.stop();
    // An observer reports the size of a newly observed element with the next frame.
    this.#observer.observe(this.#root.documentElement);
  }

  /** Cancels a run that was asked for. */
  stop(): void {
    this.#observer.disconnect();
  }

  #run(): void {
    this.stop();
    this.#isRunning = true;
    try {
      this.#act();
    } finally {
      this.#isRunning = false;
    }
  }
}
