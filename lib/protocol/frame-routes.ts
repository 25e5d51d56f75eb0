/** Who can receive a message. A page frame is one in which the content script runs. */
export type Receiver = 'page-frame' | 'background' | 'extension-page';

/** Who can send one. The top page is distinct from the frames in it, because it alone shows cards for others. */
export type Sender = 'subframe' | 'top-page' | 'background' | 'extension-page';

/** Which way a message goes. */
export interface Route {
  /** For each receiver of this message, who may send it there. Whoever is missing here is refused. */
  route: Partial<Record<Receiver, readonly Sender[]>>;
  /** Null for a message that is not answered. */
  answer: unknown;
}

const FROM_BACKGROUND = { route: { 'page-frame': ['background'] }, answer: null } as const;
const FROM_EXTENSION_PAGE = { route: { 'page-frame': ['extension-page'] }, answer: null } as const;

/**
 * The ways of the messages that a page frame receives. They come from parts of the extension that the page cannot reach, and what
 * the background passes on it has checked: so the reader in a page has neither their schemas nor the schema library.
 */
export const FRAME_ROUTES = {
  'session-changed': FROM_BACKGROUND,
  step: { ...FROM_BACKGROUND, answer: true },
  'ask-names': FROM_EXTENSION_PAGE,
  'go-to-entry': { ...FROM_EXTENSION_PAGE, answer: true },
  'open-at-selection': { ...FROM_BACKGROUND, answer: true },
  'close-cards': { route: { 'page-frame': ['background', 'extension-page'] }, answer: null },
  'card-pinned': FROM_BACKGROUND,
  'restore-focus': FROM_BACKGROUND,
  'show-remote-card': { ...FROM_BACKGROUND, answer: true },
  'leave-remote-card': FROM_BACKGROUND,
  'remote-card-closed': FROM_BACKGROUND,
} as const satisfies Record<string, Route>;
