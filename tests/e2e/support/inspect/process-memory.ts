import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserSession } from '../../../tools/browsers/index.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';

const run = promisify(execFile);

/** How much memory the largest process of the browser has that shows pages, with that of its workers. Bytes. */
export async function largestPageProcess({ kind, browser }: BrowserSession): Promise<number> {
  if (kind === 'firefox') {
    const evaluate = await chromeScope(browser);
    const bytes = await evaluate(
      'ChromeUtils.requestProcInfo().then(({ children }) => Math.max(...children.map(({ memory }) => memory)))',
    );
    return Number(bytes);
  }
  const client = await browser.target().createCDPSession();
  const { processInfo } = await client.send('SystemInfo.getProcessInfo');
  await client.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', renderers.join(',')]);
  return Math.max(...stdout.trim().split(/\s+/).map(Number)) * 1024;
}
