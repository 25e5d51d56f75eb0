/** What readers type: names, whole and misspelled, and words. */
export function typedTexts(): string[] {
  return ['letrozole', 'trastuzumab deruxtecan', 'hercepten', 'kadcyla', 'hormone', 'paclitaxal', 'xyzzy'];
}

/**
 * @param length of each text
 * @returns texts as someone may paste them by mistake, by what they are
 */
export function longTexts(length: number): Record<string, string> {
  const filled = (part: string) => part.repeat(Math.ceil(length / part.length)).slice(0, length);
  return {
    'one word': filled('trastuzumab'),
    'words of an article': filled('The patients were given letrozole and palbociclib for two years. '),
    names: filled('pertuzumab, tamoxifen; doxorubicin '),
  };
}
