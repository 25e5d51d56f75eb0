/** What text of a page belongs to: an element, or a shadow root for the text that stands in no block inside it. */
export type Block = Element | ShadowRoot;

const FRAGMENT_NODE = 11;

/** The shadow root that a node is, or null. */
export function asShadowRoot(node: Node | null): ShadowRoot | null {
  return node?.nodeType === FRAGMENT_NODE && 'host' in node ? (node as ShadowRoot) : null;
}

/** The parent of a node; of a shadow root, the element that has it. */
export function parentOf(node: Node): Node | null {
  return node.parentNode ?? asShadowRoot(node)?.host ?? null;
}

/** The element that a block is, or has its place: the host of a shadow root. */
export function elementOf(block: Block): Element {
  return asShadowRoot(block)?.host ?? (block as Element);
}

/** The element around a text; for text that stands directly in a shadow root, the host of that. */
export function elementAround(text: Text): Element | null {
  return text.parentElement ?? asShadowRoot(text.parentNode)?.host ?? null;
}

/** What an element is shown in: what fills a slot stands where the slot is, and what is in a shadow root in its host. */
export function parentAsShown(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? asShadowRoot(element.parentNode)?.host ?? null;
}

/** Like `Element.closest`, out of shadow roots too. */
export function closestOf(block: Block, selector: string): Element | null {
  let at: Element | undefined = elementOf(block);
  while (at) {
    const found: Element | null = at.closest(selector);
    if (found) return found;
    at = shadowRootsAround(at)[0]?.host;
  }
  return null;
}

/**
 * Looks upwards, out of shadow roots too, for the nearest node that has an answer.
 *
 * @param answerOf what a node says; undefined when it says nothing
 * @param otherwise the answer where no node says anything
 * @returns a function that remembers each node it has passed: right as long as the document does not change
 */
export function lookUpwards<T>(
  answerOf: (node: Node) => T | undefined,
  otherwise: T,
): (node: Node | null) => T {
  const known = new Map<Node, T>();
  return (node) => {
    const passed: Node[] = [];
    let answer: T | undefined;
    for (let at = node; at && answer === undefined; at = parentOf(at)) {
      answer = known.get(at) ?? answerOf(at);
      passed.push(at);
    }
    const result = answer ?? otherwise;
    for (const one of passed) known.set(one, result);
    return result;
  };
}

/** Order of two nodes in the document, for `Array.sort`; what is in a shadow root stands before what its host contains. */
export function composedOrder(one: Node, other: Node): number {
  const path = treePath(one);
  const otherPath = treePath(other);
  let i = 0;
  while (path[i] === otherPath[i] && i < path.length - 1 && i < otherPath.length - 1) i += 1;
  const [first, second] = [path[i], otherPath[i]];
  if (!first || !second || first === second) return path.length - otherPath.length;
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** A node, before it the host of the tree that it is in, and so on: outermost first. */
function treePath(node: Node): Node[] {
  const hosts = shadowRootsAround(node).map(({ host }) => host);
  return [node, ...hosts].reverse();
}

/** The shadow roots that a node is in, innermost first. */
export function shadowRootsAround(node: Node): ShadowRoot[] {
  const root = asShadowRoot(node.getRootNode());
  return root ? [root, ...shadowRootsAround(root.host)] : [];
}
