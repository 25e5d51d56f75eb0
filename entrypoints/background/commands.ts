import { browser } from 'wxt/browser';
import { askReports } from '@/lib/protocol';
import { createSettingsStore, privateArea, ruleFor, siteOf, withSite } from '@/lib/settings';
import { stepInTab } from './steps';

/** The part of a tab that a command needs. */
interface CommandTab {
  id?: number | undefined;
  url?: string | undefined;
  windowId?: number | undefined;
  incognito: boolean;
}

/** Obeys the keys of the manifest. */
export function obeyCommands(): void {
  // Firefox for Android has no keys for extensions, and no such API.
  browser.commands?.onCommand.addListener((command, tab) => void obey(command, tab));
}

async function obey(command: string, tab: CommandTab | undefined): Promise<void> {
  if (!tab) return;
  const done = command === 'switch-site' ? await switchSite(tab) : await step(command, tab);
  if (!done) await explain(tab);
}

async function step(command: string, { id }: CommandTab): Promise<boolean> {
  if (id === undefined) return false;
  return stepInTab(id, { direction: command === 'previous-name' ? 'previous' : 'next' });
}

/** As the popup's switch does it. @returns whether the reader sees that something has changed */
async function switchSite({ id, url, incognito }: CommandTab): Promise<boolean> {
  const site = url ? siteOf(url) : null;
  if (site === null || id === undefined) return false;
  const { local, session } = browser.storage;
  const store = createSettingsStore(incognito ? privateArea({ local, session }) : local);
  try {
    if (!(await store.read()).settings.everywhere) return false;
    await store.change((settings) => withSite(settings, site, ruleFor(settings, site) !== null));
    // The toolbar button follows what the page's frames say; where none says anything, the popup tells.
    return (await askReports(browser.scripting, id)).length > 0;
  } catch {
    return false;
  }
}

/**
 * The popup says why there is nothing to go to or to switch, with search and switches at hand, to screen readers too;
 * nothing is added to a page for that.
 */
async function explain({ windowId }: CommandTab): Promise<void> {
  // Refused in a window without a toolbar; then nothing more can be said.
  await browser.action.openPopup(windowId === undefined ? {} : { windowId }).catch(() => undefined);
}
