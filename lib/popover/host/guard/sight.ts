import { innerRoot } from './own-changes';

/** How long a card has to be seen as it is before a press in it may change a setting, in milliseconds. */
const MIN_SEEN_MS = 500;

/** The least that browsers allow. Milliseconds. */
const REPORT_MS = 100;

/** A page that is busy for longer may have covered the card meanwhile: the browser has had no time to say so. Milliseconds. */
const MAX_FRAME_MS = 200;

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
  readonly #content: HTMLElement;
  readonly #findChanges: () => void;
  /** Since when the card is where it is, and is seen there; milliseconds of `performance.now()`. */
  #placedAt = Number.POSITIVE_INFINITY;
  #visibleAt = Number.POSITIVE_INFINITY;
  /** Whether the browser tells what covers the card. */
  #isTold = false;
  /** When the browser has drawn last; milliseconds of `performance.now()`. */
  #drawnAt = 0;
  /** Since when it has drawn without a long pause. */
  #steadyAt = 0;
  /** What had the focus in the card then, and how far it was scrolled: CSS pixels. */
  #focused: Element | null = null;
  #scrolled = 0;
  /** Whether the window had the focus then. A headless browser may always say no. */
  #hadFocus = true;
  readonly #observer: IntersectionObserver;

  /**
   * @param content the largest element of the card
   * @param findChanges undoes what somebody else has changed in the card, as far as no observer tells of it
   * @param signal ends the watching
   */
  constructor(host: HTMLElement, content: HTMLElement, findChanges: () => void, signal: AbortSignal) {
    this.#host = host;
    this.#content = content;
    this.#findChanges = findChanges;
    this.onMove();
    const options: VisibilityOptions = { trackVisibility: true, delay: REPORT_MS };
    this.#observer = new IntersectionObserver((entries) => this.#onReport(entries.at(-1)), options);
    this.#observer.observe(content);
    const root = content.getRootNode() as ShadowRoot;
    const onFrame = () => {
      const now = performance.now();
      const pause = now - this.#drawnAt;
      if (pause > MAX_FRAME_MS) this.#steadyAt = now;
      // The reader was in another tab: the second press of two that were meant for that one must not count here.
      if (this.#drawnAt > 0 && pause > MIN_SEEN_MS) this.onMove();
      this.#drawnAt = now;
      this.#focused = root.activeElement;
      // A small window of the page's, which stood over the card, has just closed.
      if (this.#isRefocused()) this.onMove();
      this.#hadFocus = document.hasFocus();
      if (this.#scrolled !== scrollTop(content)) this.onMove();
      this.#scrolled = scrollTop(content);
      if (!signal.aborted) requestAnimationFrame(onFrame);
    };
    // What may change a setting is behind another button: until that is pressed, the page is not woken for each frame.
    content.addEventListener('click', onFrame, { once: true, signal });
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /** The card has another place now. */
  onMove(): void {
    this.#placedAt = performance.now();
  }

  /** Whether a press of a button of the card may change a setting. */
  allows(press: MouseEvent): boolean {
    const tree = this.#host.getRootNode() as Document | ShadowRoot;
    // The page can move a button that it has got hold of. Where that is undone, the button is in the card no more.
    this.#findChanges();
    const button = press.currentTarget as Element;
    const point = this.#content.contains(button) ? pointOf(press, button) : null;
    const now = performance.now();
    // A press comes before a report that waits to be heard.
    this.#onReport(this.#observer.takeRecords().at(-1));
    return (
      point !== null &&
      now - Math.max(this.#placedAt, this.#visibleAt) >= MIN_SEEN_MS &&
      now - this.#drawnAt <= MAX_FRAME_MS &&
      // A page scrolls the card where it lets the browser search for its words.
      this.#scrolled === scrollTop(this.#content) &&
      !this.#isRefocused() &&
      // The page can send a key to a button by giving it the focus. A screen reader presses a button that has no focus.
      (press.detail > 0 || button === this.#focused || !button.matches(':focus')) &&
      tree.elementFromPoint(point.x, point.y) === this.#host &&
      // The reader sees no pointer then, and what the page has locked it to gets every press.
      !document.pointerLockElement &&
      // What has covered the card during a long pause may be reported after the press that comes next.
      (!this.#isTold || now - this.#steadyAt >= 2 * REPORT_MS) &&
      !hasRival(this.#host, document, this.#isTold)
    );
  }

  /** Whether the window has got the focus since the browser has drawn last. */
  #isRefocused(): boolean {
    return !this.#hadFocus && document.hasFocus();
  }

  #onReport(entry: VisibilityEntry | undefined): void {
    if (!entry) return;
    this.#isTold = entry.isVisible !== undefined;
    const isVisible = entry.isVisible ?? entry.isIntersecting;
    if (!isVisible) this.#visibleAt = Number.POSITIVE_INFINITY;
    else if (this.#visibleAt === Number.POSITIVE_INFINITY) this.#visibleAt = performance.now();
  }
}

function scrollTop(content: Element): number {
  return content.querySelector('.scroller')?.scrollTop ?? 0;
}

/**
 * @returns where a button was pressed, by a key in its middle; null where that is not on the button: the page can capture the pointer
 *   for another element than is pressed
 */
function pointOf({ detail, clientX, clientY }: MouseEvent, button: Element): { x: number; y: number } | null {
  const { left, top, width, height } = button.getBoundingClientRect();
  const x = detail > 0 ? clientX - left : width / 2;
  const y = detail > 0 ? clientY - top : height / 2;
  return x >= 0 && y >= 0 && x <= width && y <= height ? { x: left + x, y: top + y } : null;
}

/**
 * Whether something of the page may be above the card although it lets presses through: the picture of a view transition, which no
 * interface tells, and what else stands in the top layer.
 *
 * @param isTold whether the browser tells what covers the card, but for such pictures
 */
function hasRival(host: Element, tree: Document | ShadowRoot, isTold: boolean): boolean {
  const around = new Set<Node | null>();
  for (let at: Node | null = host; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    around.add(at);
  for (const element of tree.querySelectorAll('*')) {
    // In `:is`, because older browsers do not know it.
    if (element.matches(':is(:active-view-transition)')) return true;
    if (!isTold && element.matches(':popover-open, :modal') && !around.has(element)) return true;
    const inner = innerRoot(element);
    if (inner && element !== host && hasRival(host, inner, isTold)) return true;
  }
  return false;
}
