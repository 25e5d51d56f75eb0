import { compileTerms, createMatcher, type Matcher, type Term } from '@/lib/matcher';

/** Names of each kind that the tests of this folder look for. */
export const TERMS: readonly Term[] = [
  { id: 'letrozole', text: 'letrozole' },
  { id: 'letrozole', text: 'Femara' },
  { id: 'docetaxel', text: 'docetaxel' },
  { id: 'docetaxel', text: 'docétaxel trihydraté' },
  { id: 'capecitabine', text: 'capecitabine' },
  { id: 'palbociclib', text: 'Ibrance' },
  { id: 'megestrol', text: 'megestrol' },
  { id: 'doxorubicin', text: 'doxorubicin' },
  { id: 'epirubicin', text: "chlorhydrate d'épirubicine" },
  { id: 'epirubicin', text: "4'-epiadriamycin" },
  { id: 'fluorouracil', text: 'fluorouracil' },
  { id: 'fluorouracil', text: '5-fluorouracil' },
  { id: 'fluorouracil', text: '5-FU', exactCase: true },
  { id: 'paclitaxel', text: 'paclitaxel' },
  { id: 'nab-paclitaxel', text: 'nab-paclitaxel' },
  { id: 'trastuzumab', text: 'trastuzumab' },
  { id: 'trastuzumab', text: 'Herceptin' },
  { id: 'trastuzumab', text: 'trastuzumab-dkst' },
  { id: 'trastuzumab-emtansine', text: 'trastuzumab emtansine' },
  { id: 'trastuzumab-emtansine', text: 'T-DM1', exactCase: true },
  { id: null, text: 'trastuzumab duocarmazine' },
];

export const matcher = createMatcher(compileTerms(TERMS));

/** Each mention as it stands in the text. */
export function marked(text: string, find = matcher.find): string[] {
  return find(text).map(({ start, end }) => text.slice(start, end));
}

/** What each mention means. */
export function ids(text: string, find = matcher.find): string[] {
  return find(text).map(({ id }) => id);
}

/** Finds in text with these terms alone. */
export function finderOf(...terms: Term[]): Matcher['find'] {
  return createMatcher(compileTerms(terms)).find;
}
