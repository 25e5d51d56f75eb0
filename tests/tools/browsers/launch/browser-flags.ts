/**
 * The flags for a Chromium that only a test controls: no requests to Google's hosts, no updates, no first-run pages, and no host
 * but this machine, wherever a test presses a link.
 *
 * @param proxyPort that of a proxy on this machine for all requests
 * @param hostName leads to this machine too
 * @returns command-line arguments, to be added to Puppeteer's own
 */
export function chromiumFlags(proxyPort?: number, hostName?: string): string[] {
  const hosts = [
    ...(hostName === undefined ? [] : [`MAP ${hostName} 127.0.0.1`]),
    'MAP * ~NOTFOUND',
    ...['localhost', '*.localhost', '127.0.0.1'].map((host) => `EXCLUDE ${host}`),
  ];
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--no-default-browser-check',
    '--no-pings',
    `--host-resolver-rules=${hosts.join(', ')}`,
  ];
  const proxied =
    proxyPort === undefined
      ? []
      : [`--proxy-server=http://127.0.0.1:${proxyPort}`, '--proxy-bypass-list=<-loopback>'];
  return [...quiet, ...proxied, ...(runsAsRoot() ? ['--no-sandbox'] : [])];
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
 * The preferences for a Firefox whose extension has a known address, whose start is quiet, and that reaches no host but this
 * machine.
 *
 * @param uuids the address to give to each extension, by its gecko id
 * @param proxyPort that of a proxy on this machine for all requests
 * @param hostName leads to this machine too
 * @returns preferences by name
 */
export function firefoxPreferences(
  uuids: Readonly<Record<string, string>>,
  proxyPort?: number,
  hostName?: string,
): Record<string, string | number | boolean> {
  const hosts = ['localhost', '.localhost', '127.0.0.1', ...(hostName === undefined ? [] : [hostName])];
  return {
    'extensions.webextensions.uuids': JSON.stringify(uuids),
    // An extension that a test removes and installs again has the same address.
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.getAddons.cache.enabled': false,
    'extensions.systemAddon.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    // Every other host is asked for at a proxy that is not there.
    'network.proxy.type': 1,
    ...Object.fromEntries(
      ['http', 'ssl'].flatMap((kind) => [
        [`network.proxy.${kind}`, '127.0.0.1'],
        [`network.proxy.${kind}_port`, proxyPort ?? 9],
      ]),
    ),
    'network.proxy.no_proxies_on': proxyPort === undefined ? hosts.join(', ') : '',
    ...(hostName !== undefined && { 'network.dns.localDomains': hostName }),
    'network.proxy.allow_hijacking_localhost': proxyPort !== undefined,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
  };
}
