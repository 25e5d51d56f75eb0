/** As WCAG 2.2, 1.4.12 asks a page to bear. */
export const TEXT_SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/**
 * Finds what a reader cannot read or reach because it lacks space. Runs in the browser and can use nothing from this file.
 *
 * @param root what to look through: a document, or the card's shadow root
 * @returns a line for each: text beside the window, text that runs out of its button, what scrolls sideways, and links and
 *   buttons that cannot be brought to where they can be pressed
 */
export function layoutFaults(root: Document | ShadowRoot): string[] {
  const faults: string[] = [];
  const slack = 1;
  const elements = [...root.querySelectorAll<HTMLElement>('*')].filter((element) =>
    element.checkVisibility(),
  );
  const isForReadersAlone = (element: Element) => element.closest('.hidden') !== null;
  const describeElement = (element: Element) =>
    `${element.localName}.${element.className} “${element.textContent?.slice(0, 40)}”`;

  for (const element of elements) {
    if (isForReadersAlone(element)) continue;
    const scrolls = getComputedStyle(element).overflowX !== 'visible' && element.clientWidth > 0;
    const isField = element.localName === 'input';
    if (scrolls && !isField && element.scrollWidth > element.clientWidth + slack) {
      faults.push(`scrolls sideways: ${describeElement(element)}`);
    }
    for (const node of element.childNodes) {
      if (!(node instanceof Text) || node.data.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const button = element.closest('button')?.getBoundingClientRect();
      for (const box of range.getClientRects()) {
        if (box.left < -slack || box.right > innerWidth + slack)
          faults.push(`beside the window: ${describeElement(element)}`);
        const isOut = (outer: DOMRect) =>
          box.left < outer.left - slack ||
          box.right > outer.right + slack ||
          (box.top + box.bottom) / 2 < outer.top ||
          (box.top + box.bottom) / 2 > outer.bottom;
        if (button && isOut(button)) faults.push(`runs out of its button: ${describeElement(element)}`);
      }
    }
  }
  for (const target of elements.filter((element) =>
    element.matches('a[href], button, input, [role=option]'),
  )) {
    target.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = target.getClientRects()[0];
    const hit = box && root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!hit || !(target.contains(hit) || hit.contains(target)))
      faults.push(`out of reach: ${describeElement(target)}`);
  }
  const page = document.scrollingElement;
  if (page && page.scrollWidth > innerWidth + slack) faults.push('the window scrolls sideways');
  return faults;
}
