/**
 * The flags for a Chromium that only a test controls: no requests to Google's hosts, no
 * updates, no first-run pages.
 *
 * @returns command-line arguments, to be added to Puppeteer's own
 */
export function chromiumFlags(): string[] {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--no-default-browser-check',
    '--no-pings',
  ];
  return runsAsRoot() ? [...quiet, '--no-sandbox'] : quiet;
}

/** Chromium refuses to start its sandbox for root; for everybody else the sandbox stays on. */
function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The flags for Firefox. System access is what allows WebDriver BiDi to open `moz-extension://` pages.
 *
 * @returns command-line arguments, to be added to Puppeteer's own
 */
export function firefoxFlags(): string[] {
  return ['--remote-allow-system-access'];
}

/**
 * The preferences for a Firefox whose extension has a known address and whose start is quiet.
 *
 * @param uuids the address to give to each extension, by its gecko id
 * @returns preferences by name
 */
export function firefoxPreferences(
  uuids: Readonly<Record<string, string>>,
): Record<string, string | boolean> {
  return {
    'extensions.webextensions.uuids': JSON.stringify(uuids),
    // An extension that a test removes and installs again has the same address.
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.getAddons.cache.enabled': false,
    'extensions.systemAddon.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
  };
}
