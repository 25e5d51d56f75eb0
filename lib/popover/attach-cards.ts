import { type Direction, isSameMention, type PageMention, type PageWatch } from '@/lib/page';
import { Popover } from './card-controller';
import type { FarCard, LeftCard, ShownCard } from './frames/remote-card';
import { onEscape, onPress } from './host/dismissal';
import { HoverIntent } from './hover/hover-intent';
import { listenToTaps, watchPointer } from './hover/pointer-input';
import { Stepper } from './keyboard/stepper';
import type { PopoverOptions } from './open-card';

export interface PageCards {
  /** Goes to another name in this frame and opens its card, with the focus in it. @returns whether there was one */
  step(request: Step): boolean;
  /** When the reader last stepped or pressed here, milliseconds since 1970; undefined when never. */
  readonly readerAt: number | undefined;
  /** Closes an open card: the reader goes on in another frame. */
  dismiss(): void;
  /** A card that stays has been opened in another frame: the next press here closes it. */
  staysElsewhere(): void;
  /** Gives the focus back to what had it before the reader stepped to another frame. */
  takeFocusBack(): void;
  /**
   * Goes to the next name of one meaning in this frame and opens its card as a step does.
   *
   * @returns which one that is; null when there is none up to the end
   */
  goTo(id: string, from: Step['from']): Arrival | null;
  /** Opens the card of a name in a frame of this page. @returns null when it is not open */
  openFar(card: FarCard): ShownCard | null;
  /** The pointer has left that name. */
  leaveFar(left: LeftCard): void;
  /** The card of a name in this frame, which the top page has shown, has been closed there. */
  farWasClosed(key: string): void;
  /** To be called when the mentions may have changed: a card follows its name, or closes with it. */
  pageChanged(): void;
}

/** Which name to go to. */
export interface Step {
  direction: Direction;
  /** From where the reader is, or from the end of the page that comes first in that direction. */
  from: 'here' | 'edge';
  /** Names of this meaning are passed over. */
  otherThan?: string | undefined;
}

/** Which of the names of one meaning in this frame, in reading order: the first is 1. */
export interface Arrival {
  nth: number;
  count: number;
}

/**
 * Opens and closes cards as the reader points at names or steps to them.
 *
 * @param options what the cards show and do; `signal` ends everything
 */
export function attachCards(options: PopoverOptions & { page: PageWatch }): PageCards {
  const { page, signal } = options;
  const popover = new Popover(options, () => intent.onPageMove());
  const stepper = new Stepper(page, () => popover.mention);
  let readerAt: number | undefined;
  /** Whether another frame may have a card that stays. To ask all frames at each press would be work for each of them. */
  let staysElsewhere = false;

  const intent: HoverIntent<PageMention> = new HoverIntent<PageMention>({
    hitTest(x, y) {
      if (popover.isAt(x, y)) return { kind: 'card' };
      const name = page.mentionAt(x, y);
      return name ? { kind: 'name', name } : { kind: 'nothing' };
    },
    // A page that draws its text anew has other nodes at the same place.
    isSame: (name, before) =>
      isSameMention(name, before) || (name.id === before.id && !before.start.node.isConnected),
    isOpen: () => popover.isOpen,
    cardBox: () => popover.box,
    isOverCardOrAnchor: (x, y) => popover.isAt(x, y) || popover.isOnName(x, y),
    prepare: (name) => popover.prepare(name),
    dropPrepared: () => popover.prepare(null),
    open: (name, x, y) => popover.openAt(name, x, y),
    close: () => popover.leave(clockTime(intent.lastPointerTime)),
  });

  watchPointer(intent, signal);

  const passive = { capture: true, passive: true, signal };
  window.addEventListener('pointerdown', (event) => event.isTrusted && readerIsHere(), passive);
  onPress(({ clientX, clientY }) => {
    if (staysElsewhere && !popover.isAt(clientX, clientY)) leaveOthers();
  }, signal);
  // Always: a card that does not stay, because the pointer rests on its name in another frame, is to close too.
  onEscape(() => popover.isOpen || leaveOthers(), signal);
  listenToTaps(
    {
      tapped(x, y, kind) {
        const name = popover.isAt(x, y) ? null : page.mentionAt(x, y);
        if (!name) return;
        intent.reset();
        stepper.arrivedAt(name);
        popover.openTapped(name, x, y, kind);
        staysElsewhere = false;
        if (popover.isOpen && hasOtherFrames()) options.cardStays();
      },
      selecting(x, y) {
        // The text that is being selected may be under the card.
        const name = page.mentionAt(x, y);
        if (name && isSameMention(popover.mention, name)) popover.close();
      },
    },
    signal,
  );

  function leaveOthers(): void {
    staysElsewhere = false;
    if (hasOtherFrames()) options.closeElsewhere();
  }

  function readerIsHere(): void {
    readerAt = Date.now();
  }

  /** Opens the card of a name that was stepped to. */
  function openStepped(mention: PageMention): void {
    readerIsHere();
    popover.openFocused(mention, {
      step: (onwards, others) => options.stepOn(onwards, others ? mention.id : undefined),
      isRepeated: page.counts.size > 1 && stepper.isRepeated(mention),
    });
  }

  return {
    step({ direction, from, otherThan }) {
      const mention = stepper.step(direction, from, ({ id }) => id !== otherThan);
      if (mention) openStepped(mention);
      return mention !== null;
    },
    goTo(id, from) {
      const isSame = (candidate: PageMention) => candidate.id === id;
      const mention = stepper.step('next', from, isSame);
      if (!mention) return null;
      openStepped(mention);
      const same = page.mentions().filter(isSame);
      return { nth: same.findIndex((one) => isSameMention(one, mention)) + 1, count: same.length };
    },
    get readerAt() {
      return readerAt;
    },
    dismiss() {
      popover.dismiss();
      // A step there has opened a card.
      staysElsewhere = true;
    },
    staysElsewhere() {
      staysElsewhere = true;
    },
    takeFocusBack: () => popover.takeFocusBack(),
    pageChanged() {
      popover.follow();
      intent.onPageMove();
    },
    openFar(card) {
      intent.reset();
      return popover.openFar(card);
    },
    leaveFar(left) {
      // Chromium tells neither frame nor page that the pointer has gone to the other: who saw it last knows where it is.
      const isHere = clockTime(intent.lastPointerTime) > left.seenAt;
      popover.leaveFar(left, isHere ? { isClosing: intent.isClosing } : null);
    },
    farWasClosed: (key) => popover.farWasClosed(key),
  };
}

/** @param timeStamp of an event in this document */
function clockTime(timeStamp: number): number {
  return performance.timeOrigin + timeStamp;
}

function hasOtherFrames(): boolean {
  return window.top !== window || window.length > 0;
}
