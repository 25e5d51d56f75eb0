import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The two families of browsers that the extension is built for. */
export type BrowserKind = 'chromium' | 'firefox';

/**
 * Names on PATH, best first. Chromium comes before Edge and Edge before Chrome: branded Chrome has no `--load-extension`
 * since 137 (BROWSER-BUGS.md#branded-chrome-loads-no-extension) and updates itself during a test.
 */
const commandNames: Record<BrowserKind, readonly string[]> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
    'google-chrome-stable',
    'google-chrome',
  ],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};

const macApplications: Record<BrowserKind, readonly string[]> = {
  chromium: ['Chromium', 'Google Chrome for Testing', 'Microsoft Edge', 'Google Chrome'],
  firefox: ['Firefox', 'Firefox Developer Edition', 'Firefox Nightly'],
};

const macExecutables: Readonly<Record<string, string>> = {
  'Firefox Developer Edition': 'firefox',
  'Firefox Nightly': 'firefox',
  Firefox: 'firefox',
};

const windowsPrograms: Record<BrowserKind, readonly string[]> = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

/**
 * Where a browser of this kind usually lives.
 *
 * @param kind the family that is looked for
 * @returns absolute paths, best first; most of them do not exist
 */
export function usualPlaces(kind: BrowserKind): string[] {
  if (process.platform === 'darwin') return macPlaces(kind);
  if (process.platform === 'win32') return windowsPlaces(kind);
  return linuxPlaces(kind);
}

/** PATH is walked name by name, so that a Chromium late on PATH is still better than a Chrome early on it. */
function linuxPlaces(kind: BrowserKind): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const known = ['/usr/bin', '/usr/local/bin', '/usr/lib/chromium', '/opt/firefox'];
  return commandNames[kind].flatMap((name) => [...folders, ...known].map((folder) => join(folder, name)));
}

function macPlaces(kind: BrowserKind): string[] {
  const roots = ['/Applications', join(homedir(), 'Applications')];
  return macApplications[kind].flatMap((name) =>
    roots.map((root) => join(root, `${name}.app`, 'Contents', 'MacOS', macExecutables[name] ?? name)),
  );
}

function windowsPlaces(kind: BrowserKind): string[] {
  const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(
    (name) => process.env[name] ?? [],
  );
  return windowsPrograms[kind].flatMap((program) => roots.map((root) => join(root, program)));
}
