import type { BrowserSession } from '../../../tools/browsers/index.ts';
import { chromeScope } from './firefox-chrome-scope.ts';

const STRATEGY = 'fission.webContentIsolationStrategy';

/**
 * Gives each site a process of its own in the tabs that are opened next, as browsers do for their readers. Chromium always does;
 * Puppeteer tells Firefox not to.
 *
 * @returns puts it back
 */
export async function isolateSites({ kind, browser }: BrowserSession): Promise<() => Promise<void>> {
  if (kind === 'chromium') return async () => undefined;
  const evaluate = await chromeScope(browser);
  const before = Number(await evaluate(`Services.prefs.getIntPref('${STRATEGY}')`));
  const choose = async (strategy: number) => {
    await evaluate(`Services.prefs.setIntPref('${STRATEGY}', ${strategy})`);
  };
  await choose(1);
  return () => choose(before);
}
