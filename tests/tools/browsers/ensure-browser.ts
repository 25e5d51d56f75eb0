import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BrowserKind } from './browser-places.ts';
import { downloadFolder } from './downloaded-browsers.ts';
import { type FoundBrowser, findBrowser } from './find-browser.ts';
import { aptPackage, hasAptBrowsers, installAdvice } from './platform-packages.ts';
import { runCommand } from './run-command.ts';

type Report = (line: string) => void;

/**
 * Finds a browser, or installs one where that needs nobody's password: from Debian's packages as root, else
 * by the downloaders of Playwright (Chromium) and Puppeteer (Firefox).
 *
 * @param kind the family that is wanted
 * @param report gets each line of progress
 * @returns the browser that was found or installed
 * @throws Error when nothing worked, with the command for a person to type, and in `cause` what went wrong
 *
 * @example
 * const found = await ensureBrowser('chromium', console.log);
 */
export async function ensureBrowser(kind: BrowserKind, report: Report): Promise<FoundBrowser> {
  const present = findBrowser(kind);
  if (present) return present;
  const failures: unknown[] = [];
  for (const install of waysToInstall(kind)) {
    try {
      await install(kind, report);
      const found = findBrowser(kind);
      if (found) return found;
      throw new Error('It was installed, but it does not start.');
    } catch (failure) {
      report(String(failure));
      failures.push(failure);
    }
  }
  throw new Error(`There is no ${kind} on this machine. Install one: ${installAdvice(kind)}`, {
    cause: new AggregateError(failures),
  });
}

function waysToInstall(kind: BrowserKind): ((kind: BrowserKind, report: Report) => Promise<void>)[] {
  const download = kind === 'chromium' ? downloadChromium : downloadFirefox;
  const isRoot = process.getuid?.() === 0;
  return isRoot && hasAptBrowsers() ? [installPackage, download] : [download];
}

async function installPackage(kind: BrowserKind, report: Report): Promise<void> {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand(['apt-get', 'update'], report, quiet);
  await runCommand(['apt-get', 'install', '-y', '--no-install-recommends', aptPackage(kind)], report, quiet);
}

/** `--no-shell`: Playwright's second, window-less build takes no extensions. */
async function downloadChromium(_kind: BrowserKind, report: Report): Promise<void> {
  const playwright = createRequire(import.meta.url).resolve('playwright-core/package.json');
  await runCommand(
    [process.execPath, join(dirname(playwright), 'cli.js'), 'install', '--no-shell', 'chromium'],
    report,
  );
}

async function downloadFirefox(_kind: BrowserKind, report: Report): Promise<void> {
  const { Browser, detectBrowserPlatform, install, resolveBuildId } = await import('@puppeteer/browsers');
  const platform = detectBrowserPlatform();
  if (!platform) throw new Error(`Mozilla has no Firefox for ${process.platform} ${process.arch}.`);
  const buildId = await resolveBuildId(Browser.FIREFOX, platform, 'stable');
  report(`> downloading Firefox ${buildId} to ${downloadFolder}`);
  await install({ browser: Browser.FIREFOX, buildId, cacheDir: downloadFolder });
}
