import * as v from 'valibot';
import { LOCAL_FILES, siteOf } from './in-page';
import { SiteSchema } from './stored';

/**
 * The site that a reader has typed or pasted: an address, or the host of one, with or without what is around it.
 *
 * @returns null where that names no site
 */
export function typedSite(text: string): string | null {
  // Other tools write "*.example.com" for a site with everything under it, which is what a rule means here.
  const typed = text.trim().replace(/^\*?\./, '');
  if (typed === '') return null;
  if (/^file:/i.test(typed)) return LOCAL_FILES;
  const hasScheme = /^[a-z][a-z+.-]*:(?!\d)/i.test(typed);
  const site = siteOf(hasScheme ? typed : `https://${typed}`);
  // Chromium takes spaces and other signs into a host name, as "%20", and an address may have empty labels, as "...".
  return v.is(SiteSchema, site) && !/%|^\.|\.\./.test(site) ? site : null;
}
