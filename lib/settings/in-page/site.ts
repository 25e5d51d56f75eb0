/** What a site rule names: a host name, or this for pages that are files on the reader's own disk. */
export const LOCAL_FILES = 'file:';

/**
 * The site that a page belongs to: its host name in lower case. A leading "www." is part of it: `www.gov.uk` is one site,
 * while `gov.uk` would be all sites of a government.
 *
 * @param url the address of the page, or of the tab's top page for a frame
 * @returns null for pages that have no site and where the extension does not run
 */
export function siteOf(url: string): string | null {
  return URL.canParse(url) ? siteOfLocation(new URL(url)) : null;
}

/** The same for an address that the browser has taken apart already. */
export function siteOfLocation({
  protocol,
  hostname,
}: Pick<Location, 'protocol' | 'hostname'>): string | null {
  if (protocol === 'file:') return LOCAL_FILES;
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return hostname.toLowerCase().replace(/\.$/, '');
}

/** Begins a rule that covers one host alone. No host begins with it, so no site needs to be told from a rule. */
export const ALONE = '=';

/**
 * Whether a rule covers a site: the site that the rule names, and everything under it. A leading "www." makes no difference
 * between two hosts: a rule for `www.example.com` covers `example.com`, but not `shop.example.com`. Rules for that host alone
 * are those that say so, and those of one label, like `localhost`: `com` would be half of all sites.
 *
 * @param site a site, or a rule, which is covered where its host is
 */
export function covers(rule: string, site: string): boolean {
  const host = site.replace(ALONE, '');
  if (rule.startsWith(ALONE)) return rule === ALONE + host;
  return withoutWww(host) === withoutWww(rule) || (rule.includes('.') && host.endsWith(`.${rule}`));
}

/** Keeps the "www." of `www.com`, where it is the name itself. */
function withoutWww(host: string): string {
  return host.startsWith('www.') && host.split('.').length > 2 ? host.slice(4) : host;
}
