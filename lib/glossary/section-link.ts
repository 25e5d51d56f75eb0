/**
 * The address of a section: the page with a text fragment, so that the browser scrolls to the words.
 * `-`, `,` and `&` have a meaning inside a text directive and are percent-encoded
 * (https://wicg.github.io/scroll-to-text-fragment/#syntax); so are parentheses and the like, as the facts list them.
 *
 * @param pageUrl the page, without a fragment
 * @param words words that stand in the section
 */
export function sectionLink(pageUrl: string, words: string): string {
  const encoded = encodeURIComponent(words).replace(
    /[-!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${pageUrl}#:~:text=${encoded}`;
}
