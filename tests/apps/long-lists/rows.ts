/** Names of different length, one of them of two words, so that no row is like the next. */
const NAMES = [
  'letrozole',
  'Femara',
  'trastuzumab deruxtecan',
  'olaparib',
  'Her2 and Herceptin',
  'no medicine',
  'T-DM1',
];

export const ROWS = 10_000;

/** What row `index` of a long list says. */
export function rowText(index: number): string {
  return `${index}: ${NAMES[index % NAMES.length]}`;
}
