import type { Page } from 'puppeteer-core';
import { type BrowserSession, evaluateInBackground, serializable, until } from '../../browsers/index.ts';

/** A page of 10 MB on a busy machine. */
const TIMEOUT_MS = 300_000;

/** A drug, and all that it is called. */
export interface DrugNames {
  id: string;
  name: string;
  names: readonly string[];
}

/**
 * Waits until the extension has read the whole page, one without names too. A drug that the page does not name is put where
 * nothing of it shows, until the extension counts it: a change is read when what was there before has been. Then it is
 * taken out again.
 *
 * @throws Error when the page is not read in five minutes, or names every drug there is
 */
export async function waitUntilRead(
  session: BrowserSession,
  page: Page,
  drugs: readonly DrugNames[],
): Promise<void> {
  const url = page.url();
  const extra = await page.evaluateHandle(serializable(addExtraName), drugs);
  const id = await page.evaluate((added) => added?.dataset['id'], extra);
  if (id === undefined) throw new Error(`${url} names every drug there is`);
  const counted = (isThere: boolean) =>
    until(
      async () => (await countOf(session, url, id)) > 0 === isThere || undefined,
      TIMEOUT_MS,
      () => `the extension to read ${url}`,
    );
  await counted(true);
  await page.evaluate((added) => added?.remove(), extra);
  await counted(false);
  await extra.dispose();
}

/** Runs in the page. */
function addExtraName(drugs: readonly DrugNames[]): HTMLElement | null {
  const text = document.documentElement.textContent.toLowerCase();
  const drug = drugs.find(({ names }) => !names.some((name) => text.includes(name.toLowerCase())));
  if (!drug) return null;
  const extra = document.createElement('p');
  extra.dataset['id'] = drug.id;
  extra.textContent = drug.name;
  extra.style.setProperty('display', 'none', 'important');
  document.documentElement.append(extra);
  return extra;
}

/** How often the extension has found a drug in the top frame of a tab, as its popup gets it. */
function countOf(session: BrowserSession, url: string, id: string): Promise<number> {
  return evaluateInBackground(
    session,
    async (api, address: string, drug: string) => {
      const tab = (await api.tabs.query({})).find((candidate) => candidate.url === address);
      if (tab?.id === undefined) throw new Error(`No tab shows ${address}`);
      const [answer] = await api.scripting.executeScript({
        target: { tabId: tab.id, frameIds: [0] },
        func: () =>
          (
            globalThis as { glossaryPageReport?: () => { counts: Record<string, number> } }
          ).glossaryPageReport?.().counts ?? null,
      });
      return (answer?.result as Record<string, number> | null)?.[drug] ?? 0;
    },
    url,
    id,
  );
}
