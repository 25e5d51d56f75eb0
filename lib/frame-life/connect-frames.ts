import type { CardOptions, FrameLink, PageCards } from '@/lib/popover';
import { type Handlers, type MessageName, post, type Request, type Target } from '@/lib/protocol';
import { sendUnchecked } from '@/lib/protocol/in-frame';

/**
 * How the top page and its frames reach each other: through the background, because the page would see a message between
 * their windows.
 *
 * @param mayAskTopPage whether the top page may show the cards of this frame: `topPageMaySee`
 * @param mayBeSandboxed whether this may be a sandboxed document, in which links open nothing, or tabs that are sandboxed too
 */
export function connectFrames(
  runtime: Target,
  mayAskTopPage: boolean,
  mayBeSandboxed: boolean,
): FrameLink & Pick<CardOptions, 'openGlossary' | 'openSettings'> {
  /** Where the extension is gone, or no frame receives it, a message is lost. */
  const notify = <Name extends MessageName>(name: Name, request: Request<Name>) => {
    post(runtime, name, request).catch(() => undefined);
  };
  const topPage: FrameLink['topPage'] = {
    show: (card) => sendUnchecked(runtime, 'show-remote-card', { card }).catch(() => null),
    close: (leave) => notify('leave-remote-card', leave),
  };
  return {
    topPage: mayAskTopPage ? topPage : null,
    remoteCardClosed: (key) => notify('remote-card-closed', { key }),
    cardPinned: () => notify('card-pinned', {}),
    closeOtherCards: () => notify('close-cards', {}),
    focusReleased: () => notify('restore-focus', {}),
    openLink: mayBeSandboxed ? (url, inBackground) => notify('open-link', { url, inBackground }) : null,
    openGlossary: (id) => notify('open-own-page', { id }),
    openSettings: () => notify('open-own-page', { id: null }),
    stepOn: (direction, otherThan) => notify('step-in-tab', { direction, otherThan }),
  };
}

/** The window of a frame, as far as it is used here. */
interface NestedWindow {
  readonly origin: string;
  readonly top: unknown;
  /** Of a window of another origin, only what stands here can be read: `origin` throws. */
  readonly parent: NestedWindow;
  readonly location: { readonly ancestorOrigins?: ArrayLike<string> };
}

/**
 * Whether the top page may see the cards of this frame. A card says which names are in the frame, and a page can read the
 * cards in its own document, so each window around the frame must have the frame's origin. No window has that of a sandboxed
 * one, and the top page has none around it.
 *
 * @param view the window of this frame; its `origin`, since a frame without an address has that of the window around it
 */
export function topPageMaySee(view: NestedWindow): boolean {
  const { origin, location, top } = view;
  if (view === top || origin === 'null') return false;
  // Firefox 153 does not have `ancestorOrigins`.
  if (!Array.from(location.ancestorOrigins ?? []).every((one) => one === origin)) return false;
  try {
    for (let at = view; at !== top; at = at.parent) if (at.parent.origin !== origin) return false;
  } catch {
    return false;
  }
  return true;
}

/** @returns what this frame does with the messages about cards */
export function cardMessageHandlers(cards: PageCards): Handlers {
  return {
    step: (request) => cards.step(request),
    'go-to-entry': ({ id, direction, from }) => cards.goTo(id, direction, from),
    'open-at-selection': ({ id }) => cards.openAtSelection(id),
    'close-cards': () => cards.closeForOtherFrame(),
    'card-pinned': () => cards.cardPinnedElsewhere(),
    'restore-focus': () => cards.restoreFocus(),
    'show-remote-card': ({ card }) => cards.openRemote(card),
    'leave-remote-card': (leave) => cards.leaveRemote(leave),
    'remote-card-closed': ({ key }) => cards.remoteCardClosed(key),
  };
}
