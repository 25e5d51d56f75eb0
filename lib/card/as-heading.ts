/** A capital at the front, but not where the second letter is one: "mTOR inhibitor" is written so. */
export function asHeading(label: string): string {
  return label.replace(/^\p{Ll}(?!\p{Lu})/u, (letter) => letter.toUpperCase());
}
