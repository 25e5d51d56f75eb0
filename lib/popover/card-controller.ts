import { boxesOf, isSameMention, type PageMention, viewportSize } from '@/lib/page';
import type { RemoteCard, RemoteCardLeave, RemoteCardShown } from '@/lib/protocol';
import {
  type CardOptions,
  type CardState,
  type CloseReason,
  ENDING_REASONS,
  type OpenOptions,
} from './card-state';
import { frameOf, frameView } from './frames/frame-view';
import { HostedCard, type TopPage } from './frames/remote-card';
import type { CardRequest, CardSteps } from './host';
import { type HitResult, HoverIntent } from './hover/hover-intent';
import { restMs } from './hover/rest';
import { FocusRestorer } from './keyboard/focus';
import { CardSource, NextCard } from './next-card';
import { OpenCard } from './open-card';
import { type Anchor, anchorAtFrame, anchorAtName, isOnName, isSameName } from './place/anchor';
import { requestFor } from './place/page-appearance';
import { isCramped, isForCompact, lineAt } from './place/placement';

/** Opens, places and closes the card of a frame: at most one card is open. */
export class CardController {
  /** Gets the pointer of this frame, and decides by it when cards open and close. */
  readonly intent: HoverIntent<PageMention>;
  readonly #options: CardOptions;
  readonly focus: FocusRestorer;
  readonly #next: NextCard;
  #state: CardState = { kind: 'closed' };
  /** Runs in each frame while a card is open. */
  #frame: number | undefined;
  #isDirty = false;

  constructor(options: CardOptions) {
    this.#options = options;
    this.focus = new FocusRestorer(options);
    this.#next = new NextCard(new CardSource(options, () => isForCompact(viewportSize())), {
      dismiss: () => this.close('dismissed'),
      rendered: () => this.intent.onPrepared(),
    });
    this.intent = new HoverIntent<PageMention>({
      hitTest: (x, y) => this.#hitTest(x, y),
      isSame: isSameName,
      restMs: (mention) => restMs(options.choices, () => options.page.mentions(), mention),
      isOpen: () => this.isOpen,
      cardBox: () => this.#card?.box ?? null,
      isOverCardOrAnchor: (x, y) => this.isAt(x, y) || isOnName(this.mention, options.page, x, y),
      approach: ({ id }) => this.#next.approach(id),
      prepare: (mention) => this.#next.prepare(requestFor(mention, this.#options)),
      isPrepared: () => this.#next.isRendered,
      dropPrepared: () => this.#next.drop(),
      open: (mention, x, y) => void this.#openAt(mention, x, y, { isPinned: false, asSheet: false }),
      close: () => this.#isKept || this.close('pointer left'),
    });
    // A card in this document survives the back-forward cache; the top page has to close the card of a frame that goes.
    const closeHosted = ({ isTrusted }: Event) =>
      isTrusted && this.#card?.kind === 'hosted' && this.close('ended');
    window.addEventListener('pagehide', closeHosted, { signal: options.signal });
    options.signal.addEventListener('abort', () => this.#end());
  }

  get isOpen(): boolean {
    return this.#state.kind === 'open';
  }

  /** The name in this document whose card is open; null also when the page has removed the card. */
  get mention(): PageMention | null {
    return this.#card?.mention ?? null;
  }

  /** The name whose card opens as soon as it can; else the one whose card is open. */
  get destination(): PageMention | null {
    return this.#next.awaitedMention ?? this.mention;
  }

  /** Whether the open card is at a point. */
  isAt(x: number, y: number): boolean {
    return this.#card?.isTarget(this.#options.page.elementAt(x, y)) ?? false;
  }

  /** Whether an event of the pointer is in the open card, or on the name of a card that is open or about to open. */
  isInside({ target, clientX: x, clientY: y }: PointerEvent): boolean {
    // For a card in a dialog of a shadow root, the target is the host of that root, so the point decides.
    if (this.#card?.isTarget(target) || this.isAt(x, y)) return true;
    // An unsteady reader may tap a name twice.
    return isOnName(this.destination, this.#options.page, x, y);
  }

  /**
   * Opens the card of a name that was tapped or clicked, at a point of the viewport; an open card of that name is pinned.
   *
   * @returns when the card is open, or does not open
   */
  async openTapped(
    mention: PageMention,
    x: number,
    y: number,
    kind: 'touch' | 'pen' | 'mouse',
  ): Promise<void> {
    this.intent.reset();
    const state = this.#state;
    if (state.kind === 'open' && isSameMention(this.mention, mention)) {
      this.#state = { ...state, isPinned: true };
    } else {
      // A finger covers what is beside the name, and needs larger targets.
      await this.#openAt(mention, x, y, { isPinned: true, asSheet: kind !== 'mouse' });
    }
  }

  /** Opens the card of a name that was stepped to, and gives it the focus. @returns when it is open, or does not open */
  openStepped(mention: PageMention, steps: CardSteps): Promise<void> {
    this.intent.interrupt();
    return this.#openHere(mention, 0, { isPinned: true, asSheet: false, steps }, () => {
      this.focus.takeFromPage();
      this.#here?.focus();
    });
  }

  /**
   * Opens the card of a name in a frame of this page.
   *
   * @returns null when the card is not open
   */
  async openRemote(remote: RemoteCard): Promise<RemoteCardShown | null> {
    const { id, key, viewport } = remote;
    const frame = frameOf(remote, this.#options.shadowRootOf);
    if (!frame) return null;
    this.intent.reset();
    await this.#next.whenReady(id, { remoteKey: key }, () =>
      this.#show(remote, anchorAtFrame(remote, frame), { isPinned: false, asSheet: false }, key),
    );
    const card = this.#here;
    return card?.remoteKey === key ? { box: frameView(frame, viewport).toFrame(card.box) } : null;
  }

  /** The pointer has left the name of a card that is open here for a frame. */
  leaveRemote({ key, atOnce, pointerLeftAt }: RemoteCardLeave): void {
    this.#next.cancel(key);
    const card = this.#here;
    if (card?.remoteKey !== key) return;
    // The later event decides where the pointer is: BROWSER-BUGS.md#pointer-leaves-no-trace
    const isPointerHere = this.intent.lastPointerTime > pointerLeftAt;
    const isInCard = isPointerHere && (this.intent.isClosing || card.host.isHovered);
    if (atOnce || !(this.#isKept || isInCard)) this.close('pointer left');
  }

  /** The top page has closed the card that it has shown for this frame. */
  remoteCardClosed(key: string): void {
    if (this.#card?.kind === 'hosted' && this.#card.key === key) this.close('closed by top page');
  }

  close(reason: CloseReason): void {
    if (ENDING_REASONS.has(reason)) this.#next.cancel();
    const card = this.#card;
    if (!card) return;
    this.#state = { kind: 'closed' };
    this.#options.page.setActive(null);
    if (reason === 'changed by page') this.#options.cardChanged();
    if (card.kind === 'here') {
      const before = { hasFocus: card.hasFocus, focusBefore: card.focusBefore, focused: this.focus.focused };
      card.end();
      if (card.remoteKey !== null) this.#options.remoteCardClosed(card.remoteKey);
      this.focus.afterClose(reason, before);
    } else if (reason !== 'closed by top page') {
      card.end(reason === 'pointer left' ? this.intent.lastPointerTime : null);
    }
  }

  /** The page has moved or changed: an open card is placed again, or closes. @param isUnderPointer whether that may concern what is under the pointer */
  onPageMove(isUnderPointer = true): void {
    this.#isDirty = true;
    if (this.isOpen) this.#frame ??= requestAnimationFrame(this.#onFrame);
    else if (isUnderPointer) this.intent.onPageMove();
  }

  get #card(): OpenCard | HostedCard | null {
    return this.#state.kind === 'open' ? this.#state.card : null;
  }

  get #here(): OpenCard | null {
    return this.#card?.kind === 'here' ? this.#card : null;
  }

  /** Whether the open card stays although the pointer has left. */
  get #isKept(): boolean {
    return this.#state.kind === 'open' && (this.#state.isPinned || this.#state.card.hasFocus);
  }

  #hitTest(x: number, y: number): HitResult<PageMention> {
    if (this.isAt(x, y)) return { kind: 'card' };
    const name = this.#options.page.mentionAt(x, y);
    return name ? { kind: 'name', name } : { kind: 'nothing' };
  }

  /** Opens the card of a name that was pointed at, here or in the top page. `topPage` is null where only this page shows it. */
  async #openAt(mention: PageMention, x: number, y: number, opening: OpenOptions): Promise<void> {
    const { topPage } = this.#options;
    const boxes = boxesOf(mention);
    const lineIndex = Math.max(0, lineAt(boxes, x, y));
    if (topPage && boxes.length > 0 && isCramped(boxes, viewportSize())) {
      void this.#openHosted(mention, lineIndex, topPage, opening);
    } else await this.#openHere(mention, lineIndex, opening);
  }

  /** @param opened is called when the card is open */
  #openHere(
    mention: PageMention,
    lineIndex: number,
    opening: OpenOptions,
    opened?: () => void,
  ): Promise<void> {
    const request = requestFor(mention, this.#options);
    return this.#next.whenReady(request.id, { mention }, () => {
      this.#show(request, anchorAtName(mention, lineIndex, opening.asSheet), opening, null);
      if (!this.isOpen) return;
      this.#options.page.setActive(mention);
      opened?.();
    });
  }

  async #openHosted(
    mention: PageMention,
    lineIndex: number,
    topPage: TopPage,
    { isPinned, ...opening }: OpenOptions,
  ): Promise<void> {
    this.#next.cancel();
    this.close('replaced');
    const card = new HostedCard(mention, topPage);
    this.#state = { kind: 'open', card, isPinned };
    this.#options.page.setActive(mention);
    const isShown = await card.show(requestFor(mention, this.#options), lineIndex);
    const state = this.#state;
    // The reader may have pinned it in the meantime.
    if (isShown || state.kind !== 'open' || state.card !== card) return;
    await this.#openHere(mention, lineIndex, { ...opening, isPinned: state.isPinned });
    if (this.#card === card) this.close('lost');
  }

  /** closed, open -> open; closed when the page prevents that the card is shown, or there is no place for it */
  #show(
    request: CardRequest,
    anchor: Anchor,
    { isPinned, asSheet, steps }: OpenOptions,
    remoteKey: string | null,
  ): void {
    const host = this.#next.take(request, steps);
    const focusBefore = host && this.focus.beforeNext(this.#here);
    this.close('replaced');
    if (!host) return;
    const card = new OpenCard(host, anchor, { remoteKey, focusBefore });
    // The page's own code runs while the card is shown: the state changes only after that.
    if (!card.show()) return;
    this.#state = { kind: 'open', card, isPinned };
    if (card.updatePlacement({ mustKeepSide: false, makesRoom: asSheet }) === 'out of sight') {
      this.close('out of sight');
      return;
    }
    card.listen({
      onLayoutChange: () => this.onPageMove(),
      onResize: () =>
        card.updatePlacement({ mustKeepSide: true }) === 'out of sight' && this.close('out of sight'),
      onLost: () => this.close('lost'),
      onChanged: () => this.close('changed by page'),
      onPress: () => this.focus.takeFromPage(),
      onLink: this.#options.openLink,
      onTabOut: () => this.close('tabbed out'),
    });
    this.#frame ??= requestAnimationFrame(this.#onFrame);
  }

  /**
   * Places the open card again, if something has moved. All reading of the layout comes before the one writing, so that the
   * browser lays the page out once. Where the card is seen and the pointer is over it is therefore known a frame later.
   */
  readonly #onFrame = (): void => {
    this.#frame = undefined;
    const state = this.#state;
    if (state.kind !== 'open') return;
    const { card, isPinned } = state;
    this.#frame ??= requestAnimationFrame(this.#onFrame);
    if (!this.#isDirty && !card.hasMoved()) return;
    this.#isDirty = false;
    this.intent.onPageMove();
    if (!isPinned && card.staysWithoutName(this.intent.isClosing)) return;
    const change = card.updatePlacement({ mustKeepSide: false });
    if (change === 'out of sight') this.close('out of sight');
    else if (change === 'moved') this.onPageMove();
    else if (card.isOccluded((x, y) => this.isAt(x, y))) this.close('lost');
  };

  #end(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.intent.reset();
    if (this.#here?.host.isLeaving) this.#here.remain();
    else this.close('ended');
    this.#next.drop();
  }
}
