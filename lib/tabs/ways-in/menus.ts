import type { CommandTab } from './commands';
import { oncePerSession, type SessionFlags } from './once-per-session';

/** The entries of the context menus. */
export type MenuId =
  | 'look-up'
  | 'switch-site'
  | 'switch-everywhere'
  | 'open-glossary'
  | 'open-settings'
  | 'open-beside'
  | 'read-pdf'
  | 'read-linked-pdf';

interface MenuClick {
  menuItemId: string | number;
  selectionText?: string | undefined;
  frameId?: number | undefined;
  linkUrl?: string | undefined;
}

type MenuContext = 'selection' | 'action' | 'page' | 'link';

/** `browser.contextMenus` as it is used here. */
export interface Menus {
  create(item: {
    id: string;
    title: string;
    contexts: [MenuContext, ...MenuContext[]];
    documentUrlPatterns?: string[];
    targetUrlPatterns?: string[];
  }): unknown;
  removeAll(): Promise<void>;
  onClicked: { addListener(listener: (click: MenuClick, tab?: CommandTab) => void): void };
}

export interface MenuActions {
  /** The reader wants to know what the selection means. */
  lookUp(text: string, tab: CommandTab | undefined, frameId: number | undefined): Promise<unknown>;
  /** Like `switchEverywhere`, says whether the reader sees that something has happened. */
  switchSite(tab: CommandTab): Promise<boolean>;
  switchEverywhere(tab: CommandTab): Promise<boolean>;
  openGlossary(): Promise<unknown>;
  openSettings(): Promise<unknown>;
  /** Opens the PDF of an address, which the tab shows or links to, in the page that marks its names. */
  readPdf(address: string, tab: CommandTab | undefined): Promise<unknown>;
  /** Opens the panel beside the page: at once, as long as the browser knows that the reader has pressed. */
  openBeside(): Promise<unknown>;
  /** Is refused in a window without a toolbar. */
  openPopup(options: { windowId?: number }): Promise<void>;
}

/** Addresses that say by their ending that a PDF is there. Chromium's own viewer shows the menu of the page that it is in. */
const PDF_ADDRESSES = ['pdf', 'PDF'].flatMap((end) => [
  `*://*/*.${end}`,
  `*://*/*.${end}?*`,
  `file:///*.${end}`,
]);

const OF_BUTTON = { contexts: ['action'] as [MenuContext] };

/** Where each entry stands. */
const PLACES: Record<MenuId, Omit<Parameters<Menus['create']>[0], 'id' | 'title'>> = {
  'look-up': { contexts: ['selection'] },
  'switch-site': OF_BUTTON,
  'switch-everywhere': OF_BUTTON,
  'open-glossary': OF_BUTTON,
  'open-settings': OF_BUTTON,
  'open-beside': OF_BUTTON,
  // Where the browser shows the document, and at links to one.
  'read-pdf': { contexts: ['page', 'action'], documentUrlPatterns: PDF_ADDRESSES },
  'read-linked-pdf': { contexts: ['link'], targetUrlPatterns: PDF_ADDRESSES },
};

/** Remembers in the session that the menus are there. */
const DONE_KEY = 'menus-created';

/**
 * The entries of the context menus: one for a selected text, the others for the toolbar button. The browser keeps them when it
 * stops the background, so they are made once in a session, anew: the reader may have changed the language of the browser, and
 * an earlier version may have left others.
 *
 * @param menus missing in Firefox for Android (BROWSER-BUGS.md#fewer-interfaces-on-android)
 * @param titles what the entries say; `%s` is the selected text. An entry without a title is left out
 */
export async function registerMenus(
  { menus, session }: { menus: Menus | undefined; session: SessionFlags },
  titles: Readonly<Partial<Record<MenuId, string>>>,
  actions: MenuActions,
): Promise<void> {
  if (!menus) return;
  menus.onClicked.addListener((click, tab) => void perform(click, tab, actions));
  await oncePerSession(session, DONE_KEY, async () => {
    await menus.removeAll();
    for (const [id, title] of Object.entries(titles)) {
      menus.create({ id, title, ...PLACES[id as MenuId] });
    }
  });
}

async function perform(
  { menuItemId, selectionText = '', frameId, linkUrl }: MenuClick,
  tab: CommandTab | undefined,
  actions: MenuActions,
): Promise<unknown> {
  switch (menuItemId as MenuId) {
    case 'look-up':
      return actions.lookUp(selectionText, tab, frameId);
    case 'read-pdf':
    case 'read-linked-pdf': {
      const address = linkUrl ?? tab?.url;
      return address === undefined ? undefined : actions.readPdf(address, tab);
    }
    case 'open-glossary':
      return actions.openGlossary();
    case 'open-settings':
      return actions.openSettings();
    case 'open-beside':
      return actions.openBeside();
    case 'switch-site':
    case 'switch-everywhere': {
      const act = menuItemId === 'switch-site' ? actions.switchSite : actions.switchEverywhere;
      if (tab && (await act(tab))) return;
      const windowId = tab?.windowId;
      // The popup says why. Where it is refused, nothing more can be said.
      return actions.openPopup(windowId === undefined ? {} : { windowId }).catch(() => undefined);
    }
  }
}
