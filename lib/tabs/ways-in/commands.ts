import type { StepRequest } from '@/lib/protocol';

/** The part of a tab that a command needs. */
export interface CommandTab {
  id?: number | undefined;
  url?: string | undefined;
  windowId?: number | undefined;
  incognito: boolean;
}

/** `browser.commands` as it is used here. */
export interface Commands {
  onCommand: { addListener(listener: (command: string, tab?: CommandTab) => void): void };
}

export interface CommandActions {
  /** Goes to another name. Like `toggleSite`, says whether the reader sees that something has happened. */
  step(tabId: number, request: StepRequest): Promise<boolean>;
  toggleSite(tab: CommandTab): Promise<boolean>;
  /** Opens the search, which has the focus. */
  search(tab: CommandTab): Promise<unknown>;
  /** Is refused in a window without a toolbar. */
  openPopup(options: { windowId?: number }): Promise<void>;
}

/**
 * Performs the commands of the manifest, which the reader gives by keys. Where a command has nothing to go to or to switch,
 * the popup opens and says why, with search and switches at hand, to screen readers too; nothing is added to a page for that.
 *
 * @param commands missing in Firefox for Android (BROWSER-BUGS.md#fewer-interfaces-on-android)
 */
export function registerCommands(commands: Commands | undefined, actions: CommandActions): void {
  commands?.onCommand.addListener((command, tab) => {
    if (tab) void perform(command, tab, actions);
  });
}

async function perform(
  command: string,
  tab: CommandTab,
  { step, toggleSite, search, openPopup }: CommandActions,
): Promise<void> {
  const { id, windowId } = tab;
  if (command === 'search') {
    await search(tab);
    return;
  }
  const direction = command === 'previous-name' ? 'previous' : 'next';
  const isDone = command === 'switch-site' ? toggleSite(tab) : id !== undefined && step(id, { direction });
  // Where the popup is refused, nothing more can be said.
  if (!(await isDone)) await openPopup(windowId === undefined ? {} : { windowId }).catch(() => undefined);
}
