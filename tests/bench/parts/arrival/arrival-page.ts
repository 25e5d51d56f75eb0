import { articleHtml } from '../../generated-pages';

/** Marks of the page in its own timeline. */
export const ARRIVED = 'name-arrived';
export const MARKED = 'name-marked';

/**
 * A paper whose first paragraph holds a name. A script right behind that paragraph notes when the parser has put it into the
 * document, and then looks in each frame whether the name is in the highlight.
 */
export function arrivalPage(names: readonly string[]): string {
  const paper = articleHtml({ bytes: 300_000, names, mentions: 299 });
  return paper.replace(
    '<main>',
    `<main><p id="first">The doctor and the patient talk about letrozole.</p><script>
  performance.mark('${ARRIVED}');
  const first = document.querySelector('#first');
  const look = () => {
    for (const range of CSS.highlights.get('glossary-term') ?? [])
      if (first.contains(range.startContainer)) return performance.mark('${MARKED}');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
</script>`,
  );
}
