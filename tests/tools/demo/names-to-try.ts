/** A name in the sample article that is worth pointing at. */
export interface NameToTry {
  /** As it stands in the article's text, character by character. */
  written: string;
  /** The element of the article around it, as a CSS selector. */
  within: string;
  /** The drug whose card must open. */
  drug: string;
  why: string;
}

/** The name whose card is in the picture. */
export const pictured: NameToTry = {
  written: 'Ibrance',
  within: '#choir',
  drug: 'palbociclib',
  why: 'a brand name',
};

export const namesToTry: readonly NameToTry[] = [
  { written: 'letrozole', within: '#tablets', drug: 'letrozole', why: 'a generic name' },
  { written: 'trastuzumab', within: '#antibodies', drug: 'trastuzumab', why: 'half of it in bold' },
  { written: 'T-DM1', within: '#short-name', drug: 'trastuzumab emtansine', why: 'an abbreviation' },
  {
    written: 'nab\u2011paclitaxel',
    within: '#chemo-names',
    drug: 'nab-paclitaxel',
    why: 'with a no-break hyphen',
  },
  { written: 'capecita\u00adbine', within: '#chemo-names', drug: 'capecitabine', why: 'with a soft hyphen' },
  pictured,
];
