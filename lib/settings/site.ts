/** What a site rule names: a host name, or this for pages that are files on the reader's own disk. */
export const LOCAL_FILES = 'file:';

/**
 * The site that a page belongs to: its host name without a leading "www.".
 *
 * @param url the address of the page, or of the tab's top page for a frame
 * @returns null for pages that have no site and where the extension does not run
 */
export function siteOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'file:') return LOCAL_FILES;
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return plainHost(hostname);
}

/** Lower case, no trailing dot, no leading "www.". */
export function plainHost(host: string): string {
  const plain = host.toLowerCase().replace(/\.$/, '');
  return plain.startsWith('www.') && plain.split('.').length > 2 ? plain.slice(4) : plain;
}

/** Whether a rule for `rule` covers the site: the site itself, and everything under it. */
export function covers(rule: string, site: string): boolean {
  return site === rule || site.endsWith(`.${rule}`);
}
