/** So many elements of a dialog or popover are measured: a rule about its last or its first child moves those beside it. */
const MAX_MEASURED = 40;

/**
 * Puts an element that takes no room into a part of the page so that nothing there moves: style sheets have rules for the last child,
 * the first, an only one, or one that follows another. Where each place would move something (a list of children that are all counted,
 * `:nth-last-child`), it is the last child.
 *
 * @param inserted called when the element is in the document: from then on it takes no room
 */
export function insertUnnoticed(element: Element, parent: Element | ShadowRoot, inserted: () => void): void {
  const isRoot = parent === document.documentElement;
  const before = isRoot ? '' : layoutOf(parent);
  const last = parent.lastElementChild;
  parent.insertBefore(element, isRoot ? null : last);
  inserted();
  // Nobody has rules for what follows the body.
  if (isRoot || layoutOf(parent) === before) return;
  for (const put of [
    () => parent.prepend(element),
    // What shows no children, such as a picture, would not show this one.
    () => last?.hasChildNodes() && last.append(element),
    () => parent.append(element),
  ]) {
    put();
    if (layoutOf(parent) === before) return;
  }

  function layoutOf(part: Element | ShadowRoot): string {
    const parts = [...part.querySelectorAll('*')].filter((one) => one !== element).slice(-MAX_MEASURED);
    const first = part.firstElementChild === element ? element.nextElementSibling : part.firstElementChild;
    return [part instanceof Element ? part : part.host, first, ...parts]
      .map((one) => JSON.stringify(one?.getBoundingClientRect()))
      .join();
  }
}
