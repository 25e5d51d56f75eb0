import { readFileSync } from 'node:fs';
import type { BrowserKind } from './browser-places.ts';

const aptPackages = { chromium: 'chromium', firefox: 'firefox-esr' } as const;

/** @returns the name of the Debian package that holds a browser of this kind */
export function aptPackage(kind: BrowserKind): string {
  return aptPackages[kind];
}

/**
 * Whether apt on this machine has browsers that a test can start. Ubuntu's are stubs for snaps, so it and
 * what is made from it are left out; Debian and what is made from Debian alone are in.
 *
 * @param osRelease the text of /etc/os-release; read from this machine, if left out
 */
export function hasAptBrowsers(osRelease = readOsRelease()): boolean {
  const field = (name: string) => new RegExp(`^${name}="?([^"\\n]*)`, 'm').exec(osRelease)?.[1] ?? '';
  const family = [field('ID'), ...field('ID_LIKE').split(' ')];
  return family.includes('debian') && !family.includes('ubuntu');
}

/**
 * The command for a person to type when nothing could be installed for them.
 *
 * @param kind the browser that is missing
 * @returns one or two commands, the simplest first
 */
export function installAdvice(kind: BrowserKind): string {
  const download =
    kind === 'chromium'
      ? 'npx @puppeteer/browsers install chrome@stable'
      : 'npx @puppeteer/browsers install firefox@stable';
  switch (process.platform) {
    case 'darwin':
      return `brew install --cask ${kind}`;
    case 'win32':
      return `winget install ${kind === 'chromium' ? 'Hibbiki.Chromium' : 'Mozilla.Firefox'}`;
    default:
      return hasAptBrowsers() ? `sudo apt-get install ${aptPackage(kind)}` : download;
  }
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
