/** A word that is joined to a name, where both are in a list of drugs: "gemcitabine/cispiatin with". */
const JOINED =
  /\s*(?:[/+,-]|(?<=\s)(?:and|or|plus|with|et|ou|avec)\s)\s*([a-z]{8,20})(?![a-z])(?=\s*(?:[.,;:)/+]|$|(?:and|or|plus|with|versus|vs|in|for|alone|et|ou|avec|pour)(?![a-z])))/iy;

/**
 * Finds a name that is misspelt by one letter. It counts only in a list beside a name that is right: elsewhere it may be another
 * word.
 *
 * @param text folded text
 * @param end where the name before it ends
 * @param nextName where the next name begins, which is right
 * @param nameLike gives the meaning of the name that differs from a word by one letter
 */
export function slipAfter(
  text: string,
  end: number,
  nextName: number,
  nameLike: (word: string) => string | null,
): { abbreviation: string; at: number; id: string } | null {
  JOINED.lastIndex = end;
  const word = JOINED.exec(text)?.[1];
  if (word === undefined) return null;
  const at = JOINED.lastIndex - word.length;
  if (at >= nextName) return null;
  const id = nameLike(word);
  return id === null ? null : { abbreviation: word, at, id };
}

/** Whether two words differ by one letter that is changed, left out or put in, or by two letters that are swapped. */
export function differByOne(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || one === other) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  const [rest, longRest] = [short.slice(from), long.slice(from)];
  if (short.length < long.length) return rest === longRest.slice(1);
  const isSwapped = rest[0] === longRest[1] && rest[1] === longRest[0] && rest.length > 1;
  return rest.slice(1) === longRest.slice(1) || (isSwapped && rest.slice(2) === longRest.slice(2));
}
