/**
 * Remembers how far the parts of a card are scrolled: when the card is measured without its limits it has nothing to scroll,
 * and would be at its top again.
 *
 * @returns scrolls them there again
 */
export function keepScroll(content: Element): () => void {
  const scrolled = [...content.querySelectorAll('*')]
    .map((element) => ({ element, top: element.scrollTop }))
    .filter(({ top }) => top > 0);
  return () => {
    for (const { element, top } of scrolled) element.scrollTop = top;
  };
}
