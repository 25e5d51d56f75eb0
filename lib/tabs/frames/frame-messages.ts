import {
  type Answer,
  callReader,
  frameOfTab,
  on,
  type Request,
  type SenderDetails,
  send,
} from '@/lib/protocol';
import { siteOf } from '@/lib/settings';
import type { QueryHandover } from '../look-up/query-handover';
import type { TabSettings } from '../state/tab-settings';
import type { ReaderInjection } from './inject-reader';
import { type FrameAccess, sendToOtherFrames, stepInTab } from './step-in-tab';

/** What the messages are answered with; entrypoints/background gives it. */
export interface FrameMessagesOptions {
  settings: Pick<TabSettings, 'turnOff' | 'undoTurnOff' | 'readSession'>;
  /** What a card says of a drug or class in a tab. */
  entry(id: string, tab: { incognito: boolean }): Promise<Answer<'get-entry'>>;
  updateToolbar(tabId: number): Promise<void>;
  /** Gives a page of the extension the text that it opens with. */
  handover: Pick<QueryHandover, 'take'>;
  /** Brings what frames ask for (inject-reader.ts). */
  reader: ReaderInjection;
  /** Shows a drug or class in the glossary page. */
  openOwnPage(id: string | null): Promise<unknown>;
  /** Whether a card may have this link. */
  isFactLink(url: string): boolean;
  /** Opens a link of a card in a tab beside the tab of the card. */
  openLink(url: string, inBackground: boolean, tab: SenderDetails['tab']): Promise<unknown>;
  /** Is told of what was refused or failed here, and of what failed in a frame. */
  onError(text: string): void;
}

/** Background: handles what the frames of tabs and the extension's pages send, and passes on what frames send to each other. */
export function receiveFrameMessages(
  browser: FrameAccess,
  {
    settings,
    entry,
    updateToolbar,
    handover,
    reader,
    openOwnPage,
    isFactLink,
    openLink,
    onError,
  }: FrameMessagesOptions,
): void {
  const { runtime, tabs, scripting } = browser;

  on(
    { runtime, receiver: 'background', onError },
    {
      'page-changed': async (_, { tab }) => {
        if (tab?.id !== undefined) await updateToolbar(tab.id);
      },
      'get-tab-site': (_, { tab }) => ({ site: tab?.url ? siteOf(tab.url) : null }),
      'get-entry': ({ id }, { tab }) => entry(id, { incognito: tab?.incognito ?? false }),
      'take-query': ({ by }) => handover.take(by),
      'load-reader': (_, sender) => {
        // The page around a frame with cards closes them at a press or a key, and shows those that the frame has no room for.
        if (sender.tab?.id !== undefined && sender.frameId !== 0) {
          void callReader(scripting, sender.tab.id, 'top page', false);
        }
        return reader.loadReader(sender);
      },
      'load-card': (_, sender) => reader.loadCard(sender),
      'insert-styles': (_, sender) => reader.insertStyles(sender),
      'remove-styles': async (_, sender) => void (await reader.removeStyles(sender)),
      'turn-off-tab-site': (_, sender) => settings.turnOff(tabOfSite(sender)),
      'undo-turn-off': (_, sender) => settings.undoTurnOff(tabOfSite(sender)),
      'read-session': (_, sender) => settings.readSession(sender),
      'step-in-tab': async (request, { tab }) => {
        if (tab?.id !== undefined) await stepInTab(browser, tab.id, request);
      },
      'close-cards': (_, sender) => toOtherFrames('close-cards', sender),
      'card-pinned': async (_, sender) => {
        // A press in any of them closes the card.
        if (sender.tab?.id !== undefined) await callReader(scripting, sender.tab.id, 'all', false);
        await toOtherFrames('card-pinned', sender);
      },
      'restore-focus': (_, sender) => toOtherFrames('restore-focus', sender),
      // A top page where the content script does not run has no receiver.
      'show-remote-card': async (request, sender) =>
        sender.tab?.id === undefined || !hasOriginOfTab(sender)
          ? null
          : showInTopPage(sender.tab.id, request),
      'leave-remote-card': async (request, { tab }) => {
        if (tab?.id === undefined) return;
        await send(frameOfTab(tabs, tab.id, 0), 'leave-remote-card', request).catch(() => undefined);
      },
      'remote-card-closed': async (request, { tab }) => {
        if (tab?.id === undefined) return;
        await send(frameOfTab(tabs, tab.id), 'remote-card-closed', request).catch(() => undefined);
      },
      'open-own-page': async ({ id }) => void (await openOwnPage(id)),
      'open-link': async ({ url, inBackground }, { tab }) => {
        if (isFactLink(url)) await openLink(url, inBackground, tab);
        else onError('Refused to open a link that no card has');
      },
      'report-error': ({ text }, { tab, frameId }) =>
        onError(`In frame ${frameId} of tab ${tab?.id}: ${text}`),
    },
  );

  async function showInTopPage(
    tabId: number,
    request: Request<'show-remote-card'>,
  ): Promise<Answer<'show-remote-card'>> {
    // Its reader may be on the way still.
    await callReader(scripting, tabId, 'top page', true);
    return send(frameOfTab(tabs, tabId, 0), 'show-remote-card', request).catch(() => null);
  }

  async function toOtherFrames(
    name: 'close-cards' | 'card-pinned' | 'restore-focus',
    { tab, frameId }: SenderDetails,
  ): Promise<void> {
    if (tab?.id !== undefined) await sendToOtherFrames(browser, tab.id, frameId, name);
  }
}

/** @returns the tab of a top page; where its address names no site, as that of a window of a script, with the origin for an address */
function tabOfSite({ tab, frameId, origin }: SenderDetails): SenderDetails['tab'] {
  if (!tab || frameId !== 0 || !origin || (tab.url && siteOf(tab.url) !== null)) return tab;
  return { ...tab, url: origin };
}

/**
 * Whether a frame has the origin of its tab: the top page can read the cards that it shows. The frame checks that by itself,
 * for all windows around it; here the browser says it, whatever has become of the process of the frame.
 */
function hasOriginOfTab({ origin, tab }: SenderDetails): boolean {
  if (origin === undefined || origin === 'null' || !tab?.url || !URL.canParse(tab.url)) return false;
  return new URL(tab.url).origin === origin;
}
