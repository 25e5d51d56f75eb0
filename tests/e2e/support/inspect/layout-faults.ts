/** As WCAG 2.2, 1.4.12 asks a page to bear. */
export const TEXT_SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/**
 * Finds what a reader cannot read or reach because it lacks space. Runs in the browser and can use nothing from this file.
 *
 * @param root what to look through: a document, or the card's shadow root
 * @returns a line for each: text beside the window, text that runs out of its button, what scrolls sideways or is cut off, text
 *   or borders over each other, and links and buttons that cannot be brought to where they can be pressed
 */
export function layoutFaults(root: Document | ShadowRoot): string[] {
  const faults: string[] = [];
  const slack = 1;
  // What is far from the window may not be laid out yet, and has no place.
  const elements = [...root.querySelectorAll<HTMLElement>('*')].filter((element) =>
    element.checkVisibility({ contentVisibilityAuto: true }),
  );
  const isForReadersAlone = (element: Element) =>
    element.closest('.hidden, .skip-links a:not(:focus)') !== null;
  const describeElement = (element: Element) =>
    `${element.localName}.${element.className} “${element.textContent?.slice(0, 40)}”`;
  const parentOf = (element: Element) => element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
  /** The part of a box that the scrolling and cutting elements around it leave to be seen. */
  function seen(box: DOMRect, element: Element) {
    let { left, right, top, bottom } = box;
    for (let outer: Element | null = element; outer instanceof Element; outer = parentOf(outer)) {
      if (getComputedStyle(outer).overflow === 'visible' || outer === document.documentElement) continue;
      const frame = outer.getBoundingClientRect();
      left = Math.max(left, frame.left);
      right = Math.min(right, frame.right);
      top = Math.max(top, frame.top);
      bottom = Math.min(bottom, frame.bottom);
    }
    return { left, right, top, bottom };
  }
  const texts: { element: Element; box: ReturnType<typeof seen> }[] = [];
  const borders: { element: Element; box: ReturnType<typeof seen> }[] = [];

  for (const element of elements) {
    if (isForReadersAlone(element)) continue;
    const style = getComputedStyle(element);
    const isField = element.localName === 'input';
    // What is long is in full in its tooltip.
    const isShortened = style.textOverflow === 'ellipsis' && element.title !== '';
    const cuts = style.overflowX !== 'visible' && element.clientWidth > 0;
    if (cuts && !isField && !isShortened && element.scrollWidth > element.clientWidth + slack)
      faults.push(`scrolls sideways: ${describeElement(element)}`);
    if (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 2 * slack)
      faults.push(`cut off below: ${describeElement(element)}`);
    if (element instanceof HTMLSelectElement) {
      const { width } = element.getBoundingClientRect();
      const words = document.createElement('span');
      words.textContent = element.selectedOptions[0]?.text ?? '';
      words.style.cssText = 'position: absolute; white-space: pre';
      words.style.font = style.font;
      words.style.letterSpacing = style.letterSpacing;
      words.style.wordSpacing = style.wordSpacing;
      // What the list needs beside its words: BROWSER-BUGS.md#list-width-without-letter-spacing
      const empty = element.cloneNode(false) as HTMLSelectElement;
      empty.style.cssText = 'position: absolute; width: auto; min-width: 0; max-width: none';
      element.after(words, empty);
      const needed = words.getBoundingClientRect().width + empty.getBoundingClientRect().width;
      if (needed > width + slack) faults.push(`cut off: ${words.textContent}`);
      words.remove();
      empty.remove();
    }
    const isBordered = style.borderTopStyle !== 'none' && Number.parseFloat(style.borderTopWidth) > 0;
    if (isBordered && element.matches('button, .button, .chip, input, select'))
      borders.push({ element, box: seen(element.getBoundingClientRect(), element) });
    for (const node of element.childNodes) {
      if (!(node instanceof Text) || node.data.trim() === '' || element.localName === 'option') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const button = element.closest('button')?.getBoundingClientRect();
      for (const box of range.getClientRects()) {
        texts.push({ element, box: seen(box, element) });
        if (!isShortened && (box.left < -slack || box.right > innerWidth + slack))
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
  // The box of a line of text is higher than its letters.
  for (const [all, slackY] of [
    [texts, 4],
    [borders, 0.5],
  ] as const) {
    const downwards = all
      .filter(({ box }) => box.right > box.left && box.bottom > box.top)
      .sort((one, other) => one.box.top - other.box.top);
    for (const [i, { element, box }] of downwards.entries()) {
      for (let j = i + 1; j < downwards.length; j++) {
        const other = downwards[j];
        if (!other || other.box.top >= box.bottom - slackY) break;
        if (other.box.left >= box.right - slack || box.left >= other.box.right - slack) continue;
        if (element.contains(other.element) || other.element.contains(element)) continue;
        faults.push(`over each other: ${describeElement(element)} and ${describeElement(other.element)}`);
      }
    }
  }
  for (const target of elements.filter((element) =>
    element.matches('a[href], button, input, select, [role=option]'),
  )) {
    if (isForReadersAlone(target)) continue;
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
