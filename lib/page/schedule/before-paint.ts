/**
 * Lets something happen between layout and paint of the next frame: style is known then. When it is not, the browser would find
 * it out to answer a content script, and what it loads for that would pass by the page's Content-Security-Policy in Chromium.
 */
export class InFrame {
  readonly #root: Document;
  readonly #act: () => void;
  readonly #observer = new ResizeObserver(() => this.#run());
  #running = false;

  /** @param act may ask for the next frame again; what it asks for while it runs, it does itself */
  constructor(root: Document, act: () => void) {
    this.#root = root;
    this.#act = act;
  }

  ask(): void {
    // An element that is observed anew in the midst of it makes the browser report an error to the page.
    if (this.#running || !this.#root.documentElement) return;
    this.stop();
    // The first sight of an element comes with the next frame.
    this.#observer.observe(this.#root.documentElement);
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #run(): void {
    this.stop();
    this.#running = true;
    try {
      this.#act();
    } finally {
      this.#running = false;
    }
  }
}
