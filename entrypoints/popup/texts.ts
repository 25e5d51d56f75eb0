/** The language of the popup. */
export const LANGUAGE = 'en';

/** The popup's own words, in English; `{name}` in a text is replaced by the value of that name. */
const TEXTS = {
  search: 'Search drugs, brands, kinds of drug, subtypes',
  searchHint: 'Search a drug, brand or subtype',
  results: 'Search results',
  noHits: 'Nothing in this glossary is written like “{query}”.',
  back: 'Back',
  onThisPage: 'On this page',
  goTo: 'Go to the next “{name}” on the page',
  mentions: '{count} times',
  mentionsOnce: 'once',
  explain: 'What is it?',
  explainDrug: 'What is {name}?',
  loading: 'Looking at this page …',
  noNames: 'No drug names of this glossary were found on this page.',
  noSite: 'Extensions may not run on this page: it belongs to the browser. You can still search here.',
  restricted:
    'The browser keeps this extension from reading {site}. You can allow it here, or in the browser’s menu of this extension.',
  restrictedUnknown:
    'The browser keeps this extension from seeing this page: either it is one of the browser’s own, or you have limited the extension to some sites in the browser. You can still search here.',
  allow: 'Allow on {site}',
  allowAll: 'Allow on all sites',
  pdf: 'This is a PDF. The browser does not let extensions read PDFs, so no names are marked. You can still search here.',
  unserved: 'This page was opened before the extension was ready. Reload the page to see names marked.',
  siteOff: 'Marks are off on this site.',
  everywhereOff: 'Marks are off everywhere.',
  switchSite: 'Mark names on {site}',
  switchSiteDetail: 'and everything under it',
  switchParent:
    'Off because of your rule for {rule} and everything under it. Switching on removes that rule.',
  switchEverywhere: 'Mark names everywhere',
  localFiles: 'files on this computer',
  privateNote: 'In a private window, changes last until the browser is closed.',
  damaged:
    'Part of your saved settings could not be read. What could be read is kept, the rest is at its default; the unreadable part is put aside, not deleted.',
  notSaved: 'Your change could not be saved: {reason}',
} as const;

export type PopupTextKey = keyof typeof TEXTS;

export function popupText(key: PopupTextKey, values: Record<string, string> = {}): string {
  return TEXTS[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
