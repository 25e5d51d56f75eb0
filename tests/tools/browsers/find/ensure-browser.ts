import { runCommand } from '../../run-command.ts';
import type { BrowserKind } from './browser-places.ts';
import { downloadFolder } from './downloaded-browsers.ts';
import { type FoundBrowser, findBrowser } from './find-browser.ts';
import { aptPackage, hasAptBrowsers, installAdvice } from './platform-packages.ts';

type Report = (line: string) => void;

/**
 * Finds a browser, or installs one where that needs no password: from Debian's packages as root, else with the downloader
 * of Puppeteer (Chrome for Testing, Firefox).
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
  for (const install of waysToInstall()) {
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

function waysToInstall(): ((kind: BrowserKind, report: Report) => Promise<void>)[] {
  const isRoot = process.getuid?.() === 0;
  return isRoot && hasAptBrowsers() ? [installPackage, download] : [download];
}

async function installPackage(kind: BrowserKind, report: Report): Promise<void> {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand(['apt-get', 'update'], report, quiet);
  await runCommand(['apt-get', 'install', '-y', '--no-install-recommends', aptPackage(kind)], report, quiet);
}

/** In the family of Chromium it is Chrome for Testing, which takes extensions as Chromium does. */
async function download(kind: BrowserKind, report: Report): Promise<void> {
  const { Browser, detectBrowserPlatform, install, resolveBuildId } = await import('@puppeteer/browsers');
  const browser = kind === 'firefox' ? Browser.FIREFOX : Browser.CHROME;
  const platform = detectBrowserPlatform();
  if (!platform)
    throw new Error(`There is no ${browser} to download for ${process.platform} ${process.arch}.`);
  const buildId = await resolveBuildId(browser, platform, 'stable');
  report(`> downloading ${browser} ${buildId} to ${downloadFolder}`);
  await install({ browser, buildId, cacheDir: downloadFolder });
}
