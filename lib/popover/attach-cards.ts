import { isSameMention, type PageMention, visibleMentions } from '@/lib/page';
import type {
  Arrival,
  Direction,
  RemoteCard,
  RemoteCardLeave,
  RemoteCardShown,
  StepOrigin,
  StepRequest,
} from '@/lib/protocol';
import { CardController } from './card-controller';
import type { CardOptions } from './card-state';
import { keepRelease, onEscape, onPress, watchTaps } from './hover/presses';
import { watchPointer } from './hover/watch-pointer';
import { Stepper } from './keyboard/stepper';
import { selectedMention } from './selected-mention';

/** The cards of one frame, as messages of other frames and changes of the page reach them. */
export interface PageCards {
  /**
   * Goes to another name in this frame and opens its card, which gets the focus.
   *
   * @param request `from` the reader's place, or the end of the page that comes first in that direction
   * @returns whether there is such a name, when its card is open
   */
  step(request: StepRequest & { from: StepOrigin }): Promise<boolean>;
  /**
   * Goes to the next or previous name of one drug or class in this frame and opens its card as a step does.
   *
   * @returns which of those names that is, when its card is open; null when there is none up to the end
   */
  goTo(id: string, direction: Direction, from: StepOrigin): Promise<Arrival | null>;
  /**
   * Opens the card of a name as a click on it does: it stays open, and does not take the focus.
   *
   * @returns when the card is open, or does not open
   */
  open(mention: PageMention): Promise<void>;
  /**
   * Opens the card of a drug or class beside the selected text of this document, as a step does.
   *
   * @returns whether it is open: it is not where nothing is selected, or where the selection is not in the window
   */
  openAtSelection(id: string): Promise<boolean>;
  /** When the reader last stepped or pressed here, in milliseconds of `Date.now()`; undefined when never. */
  readonly readerAt: number | undefined;
  /** Closes an open card: the reader has gone on in another frame. */
  closeForOtherFrame(): void;
  /** A card has been pinned in another frame: the next press here closes that card. */
  cardPinnedElsewhere(): void;
  /** Gives the focus back to the element that had it before the reader stepped to another frame. */
  restoreFocus(): void;
  /**
   * Opens the card of a name in a frame of this page.
   *
   * @returns null when the card does not open
   */
  openRemote(card: RemoteCard): Promise<RemoteCardShown | null>;
  /** The pointer has left the name of such a card. */
  leaveRemote(leave: RemoteCardLeave): void;
  /** The top page has closed the card that it has shown for this frame. */
  remoteCardClosed(key: string): void;
  /** To be called when the mentions may have changed: a card follows its name, or closes when the name has gone. */
  onPageChange(): void;
}

/**
 * Opens and closes cards as the reader points at names or steps to them.
 *
 * @param options what the cards show and do; `signal` ends everything
 */
export function attachCards(options: CardOptions): PageCards {
  const { page, input, signal } = options;
  const controller = new CardController(options);
  const stepper = new Stepper(page, () => controller.destination, signal);
  let readerAt: number | undefined;
  /** Whether another frame may have a pinned card. To ask all frames at each press would be work for each of them. */
  let isPinnedElsewhere = false;

  watchPointer(input, controller, signal);
  watchTaps(
    input,
    {
      async onTap(x, y, kind) {
        const name = controller.isAt(x, y) ? null : page.mentionAt(x, y);
        if (!name) return;
        stepper.arriveAt(name);
        isPinnedElsewhere = false;
        await controller.openTapped(name, x, y, kind);
        if (isSameMention(controller.mention, name) && hasOtherFrames()) options.cardPinned();
      },
      onSelection(x, y) {
        // The text that is being selected may be under the card.
        const name = page.mentionAt(x, y);
        if (name && isSameMention(controller.destination, name)) controller.close('dismissed');
      },
    },
    signal,
  );
  input.on('pointerdown', noteReader, signal);
  onPress(
    input,
    (event) => {
      if (isPinnedElsewhere && !controller.isAt(event.clientX, event.clientY)) closeOthers();
      if (!controller.isInside(event)) controller.close('dismissed');
    },
    signal,
  );
  onEscape((event) => {
    if (controller.isOpen) {
      // While a card is open the key is for the card; the page would close its own dialog.
      event.preventDefault();
      event.stopImmediatePropagation();
      keepRelease(event.key, signal);
      // Always: another frame may have a card that is not pinned, because the pointer rests on its name.
    } else closeOthers();
    // A card that is about to open does not open either.
    controller.close('dismissed');
  }, signal);

  function closeOthers(): void {
    isPinnedElsewhere = false;
    if (hasOtherFrames()) options.closeOtherCards();
  }

  function noteReader(): void {
    readerAt = Date.now();
  }

  function openStepped(mention: PageMention): Promise<void> {
    noteReader();
    return controller.openStepped(mention, {
      step: (direction, others) => options.stepOn(direction, others ? mention.id : undefined),
      isRepeated: page.counts.size > 1 && stepper.isRepeated(mention),
    });
  }

  /** @returns the name, when its card is open; null when there is none */
  async function step(
    direction: Direction,
    from: StepOrigin,
    isWanted: (mention: PageMention) => boolean,
  ): Promise<PageMention | null> {
    let opening: Promise<void> | undefined;
    const mention = await stepper.step(direction, from, isWanted, (one) => {
      opening = openStepped(one);
    });
    await opening;
    return mention;
  }

  return {
    async step({ direction, from, otherThan }) {
      return (await step(direction, from, ({ id }) => id !== otherThan)) !== null;
    },
    async goTo(id, direction, from) {
      const isWanted = (candidate: PageMention) => candidate.id === id;
      const mention = await step(direction, from, isWanted);
      if (!mention) return null;
      const all = await visibleMentions(page.mentions().filter(isWanted), signal);
      return { nth: all.findIndex((one) => isSameMention(one, mention)) + 1, count: all.length };
    },
    open: (mention) => controller.openTapped(mention, 0, 0, 'mouse'),
    async openAtSelection(id) {
      const mention = selectedMention(id, page.mentions());
      if (!mention) return false;
      stepper.arriveAt(mention);
      await openStepped(mention);
      return isSameMention(controller.mention, mention);
    },
    get readerAt() {
      return readerAt;
    },
    closeForOtherFrame() {
      controller.close('other frame');
      // The step that the reader has gone on with has opened a card there.
      isPinnedElsewhere = true;
    },
    cardPinnedElsewhere() {
      isPinnedElsewhere = true;
    },
    restoreFocus: () => controller.focus.restore(),
    openRemote: (card) => controller.openRemote(card),
    leaveRemote: (leave) => controller.leaveRemote(leave),
    remoteCardClosed: (key) => controller.remoteCardClosed(key),
    onPageChange: () => controller.onPageMove(),
  };
}

function hasOtherFrames(): boolean {
  return window.top !== window || window.length > 0;
}
