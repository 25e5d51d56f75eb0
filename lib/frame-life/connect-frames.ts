import type { FrameLink, PageCards } from '@/lib/popover';
import { type Handlers, type MessageName, type Request, send, type Target } from '@/lib/protocol';

/**
 * How the top page and its frames reach each other: through the background, because the page would see a message between
 * their windows.
 *
 * @param isTopPage whether this frame is the top page, which shows the cards of its frames itself
 */
export function connectFrames(runtime: Target, isTopPage: boolean): FrameLink {
  /** Where the extension is gone, or no frame receives it, a message is lost. */
  const notify = <Name extends MessageName>(name: Name, request: Request<Name>) => {
    send(runtime, name, request).catch(() => undefined);
  };
  const topPage: FrameLink['topPage'] = {
    show: (card) => send(runtime, 'show-remote-card', { card }).catch(() => null),
    close: (leave) => notify('leave-remote-card', leave),
  };
  return {
    topPage: isTopPage ? null : topPage,
    remoteCardClosed: (key) => notify('remote-card-closed', { key }),
    cardPinned: () => notify('card-pinned', {}),
    closeOtherCards: () => notify('close-cards', {}),
    focusReleased: () => notify('restore-focus', {}),
    stepOn: (direction, otherThan) => notify('step-in-tab', { direction, otherThan }),
  };
}

/** @returns what this frame does with the messages about cards */
export function cardMessageHandlers(cards: PageCards): Handlers {
  return {
    step: (request) => cards.step(request),
    'go-to-entry': ({ id, from }) => cards.goTo(id, from),
    'close-cards': () => cards.closeForOtherFrame(),
    'card-pinned': () => cards.cardPinnedElsewhere(),
    'restore-focus': () => cards.restoreFocus(),
    'show-remote-card': ({ card }) => cards.openRemote(card),
    'leave-remote-card': (leave) => cards.leaveRemote(leave),
    'remote-card-closed': ({ key }) => cards.remoteCardClosed(key),
  };
}
