/** How long a card has to be seen as it is before a press in it may change a setting, in milliseconds. */
const MIN_SEEN_MS = 500;

/** The least that browsers allow. Milliseconds. */
const REPORT_MS = 100;

/** What TypeScript does not know of the second version of the interface, which only Chromium has. */
interface VisibilityOptions extends IntersectionObserverInit {
  trackVisibility: true;
  delay: number;
}
interface VisibilityEntry extends IntersectionObserverEntry {
  /** Whether nothing covers the element or changes how it looks, and what does so lets clicks through. */
  isVisible?: boolean;
}

/**
 * Knows whether the reader has seen a card for long enough to have pressed it on purpose: a page can lay a picture over the card
 * that lets presses through.
 */
export class CardSight {
  readonly #host: HTMLElement;
  /** Since when the card is where it is, and is seen there; milliseconds of `performance.now()`. */
  #placedAt = Number.POSITIVE_INFINITY;
  #visibleAt = Number.POSITIVE_INFINITY;
  /** Whether the browser tells what covers the card. */
  #isTold = false;

  /**
   * @param content the largest element of the card
   * @param signal ends the watching
   */
  constructor(host: HTMLElement, content: HTMLElement, signal: AbortSignal) {
    this.#host = host;
    this.onMove();
    const options: VisibilityOptions = { trackVisibility: true, delay: REPORT_MS };
    const observer = new IntersectionObserver((entries) => this.#onReport(entries.at(-1)), options);
    observer.observe(content);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** The card has another place now. */
  onMove(): void {
    this.#placedAt = performance.now();
  }

  /** Whether a press in the card may change a setting. */
  allows(press: MouseEvent): boolean {
    const { x, y } = pointOf(press);
    const tree = this.#host.getRootNode() as Document | ShadowRoot;
    return (
      performance.now() - Math.max(this.#placedAt, this.#visibleAt) >= MIN_SEEN_MS &&
      tree.elementFromPoint(x, y) === this.#host &&
      (this.#isTold || !hasRival(this.#host, document))
    );
  }

  #onReport(entry: VisibilityEntry | undefined): void {
    if (!entry) return;
    this.#isTold = entry.isVisible !== undefined;
    const isVisible = entry.isVisible ?? entry.isIntersecting;
    if (!isVisible) this.#visibleAt = Number.POSITIVE_INFINITY;
    else if (this.#visibleAt === Number.POSITIVE_INFINITY) this.#visibleAt = performance.now();
  }
}

/** A key presses the middle of a button. */
function pointOf({ detail, clientX: x, clientY: y, currentTarget }: MouseEvent): { x: number; y: number } {
  if (detail > 0 || !(currentTarget instanceof Element)) return { x, y };
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Whether something else stands in the top layer, where it can be above the card although it lets presses through. */
function hasRival(host: Element, tree: Document | ShadowRoot): boolean {
  const around = new Set<Node | null>();
  for (let at: Node | null = host; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    around.add(at);
  for (const element of tree.querySelectorAll('*')) {
    if (element.matches(':popover-open, :modal') && !around.has(element)) return true;
    const inner = element.openOrClosedShadowRoot ?? element.shadowRoot;
    if (inner && element !== host && hasRival(host, inner)) return true;
  }
  return false;
}
