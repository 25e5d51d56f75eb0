import type { FrameCards, PageCards } from '@/lib/popover';
import { type Handlers, type MessageName, type Request, send, type Target } from '@/lib/protocol';

/**
 * How the top page and its frames reach each other: through the background, because the page would see a message between
 * their windows.
 */
export function connectFrames(runtime: Target): FrameCards {
  /** Where the extension is gone, or no frame receives it, a message is lost. */
  const notify = <Name extends MessageName>(name: Name, request: Request<Name>) => {
    send(runtime, name, request).catch(() => undefined);
  };
  const topPage: FrameCards['topPage'] = {
    show: (card) => send(runtime, 'show-remote-card', { card }).catch(() => null),
    close: (leave) => notify('leave-remote-card', leave),
  };
  return {
    topPage: window.top === window ? null : topPage,
    farClosed: (key) => notify('remote-card-closed', { key }),
    cardStays: () => notify('card-pinned', {}),
    closeElsewhere: () => notify('close-cards', {}),
    focusIsFree: () => notify('restore-focus', {}),
    stepOn: (direction, otherThan) => notify('step-in-tab', { direction, otherThan }),
  };
}

/** @returns what this frame does with the messages about cards */
export function cardMessageHandlers(cards: PageCards): Handlers {
  return {
    step: (request) => cards.step(request),
    'go-to-entry': ({ id, from }) => cards.goTo(id, from),
    'close-cards': () => cards.dismiss(),
    'card-pinned': () => cards.staysElsewhere(),
    'restore-focus': () => cards.takeFocusBack(),
    'show-remote-card': ({ card }) => cards.openFar(card),
    'leave-remote-card': (leave) => cards.leaveFar(leave),
    'remote-card-closed': ({ key }) => cards.farWasClosed(key),
  };
}
