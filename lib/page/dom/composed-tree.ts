/**
 * Constants of the DOM by the names that its standard gives them. They stand here as numbers because the walks over a page
 * compare them for each of its nodes, and this module is loaded in Node too, which has neither `Node` nor `NodeFilter`.
 */

/** `Node.nodeType`: https://dom.spec.whatwg.org/#dom-node-nodetype */
export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;
export const DOCUMENT_FRAGMENT_NODE = 11;

/** `NodeFilter.whatToShow`: https://dom.spec.whatwg.org/#interface-nodefilter */
export const SHOW_ELEMENT = 0x1;
export const SHOW_TEXT = 0x4;
export const SHOW_CDATA_SECTION = 0x8;

/** `Node.compareDocumentPosition`: https://dom.spec.whatwg.org/#dom-node-comparedocumentposition */
export const DOCUMENT_POSITION_PRECEDING = 0x02;
export const DOCUMENT_POSITION_FOLLOWING = 0x04;

/** What the text of a page belongs to: an element, or a shadow root for text that is in no block element of that root. */
export type Block = Element | ShadowRoot;

/** The node as a shadow root, or null when it is none. */
export function asShadowRoot(node: Node | null): ShadowRoot | null {
  return node?.nodeType === DOCUMENT_FRAGMENT_NODE && 'host' in node ? (node as ShadowRoot) : null;
}

/** Whether a node is in the page: the page may have moved it into the document of a frame, which has a script of its own. */
export function isInPage(node: Node): boolean {
  return node.isConnected && node.ownerDocument === document;
}

/** A property of each node, also where a field of a form has its name: BROWSER-BUGS.md#fields-hide-properties */
function reading<Name extends 'parentNode' | 'nextSibling' | 'previousSibling'>(
  name: Name,
): (node: Node) => Node[Name] {
  // Where there is no document, there is no `Node`.
  const get = globalThis.Node && Object.getOwnPropertyDescriptor(Node.prototype, name)?.get;
  return (node) => (get ? get.call(node) : node[name]);
}

export const parentNodeOf = reading('parentNode');
export const nextSiblingOf = reading('nextSibling');
export const previousSiblingOf = reading('previousSibling');

/** What is read here of an element beside what each node has. */
const OF_ELEMENTS =
  'localName children firstElementChild matches closest hasAttributes querySelectorAll getElementsByTagName';

let properties: string[] | undefined;

/** Whether a node is a form that hides what is read of each element behind its fields: what is in it cannot be read. */
export function hidesProperties(node: Node): boolean {
  const { localName } = node as { localName?: unknown };
  if (localName !== 'form' && (typeof localName === 'string' || localName === undefined)) return false;
  properties ??= [...Object.getOwnPropertyNames(Node.prototype), ...OF_ELEMENTS.split(' ')];
  return properties.some((name) => Object.hasOwn(node, name));
}

/** The parent of a node; the host when the node is a shadow root. */
export function parentOf(node: Node): Node | null {
  return parentNodeOf(node) ?? asShadowRoot(node)?.host ?? null;
}

/** The element whose box shows where a block is: the block itself, or the host of a shadow root. */
export function elementOf(block: Block): Element {
  return asShadowRoot(block)?.host ?? (block as Element);
}

/** The element around a text or an element; the host for a child of a shadow root. */
export function elementAround(node: Text | Element): Element | null {
  const parent = parentNodeOf(node);
  return parent?.nodeType === ELEMENT_NODE ? (parent as Element) : (asShadowRoot(parent)?.host ?? null);
}

/** The element that an element is displayed in: its slot, its parent, or the host of its shadow root. */
export function parentAsShown(element: Element): Element | null {
  return element.assignedSlot ?? elementAround(element);
}

/** @returns the nearest element whose style is wanted, from the given one on outwards, as they are displayed; null where there is none */
export function closestStyled(
  element: Element | null,
  isWanted: (style: CSSStyleDeclaration) => boolean,
): Element | null {
  let at = element;
  while (at && !isWanted(getComputedStyle(at))) at = parentAsShown(at);
  return at;
}

/** Like `Element.closest`, but from a shadow root it goes on to the host. */
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
 * Makes a function that finds the nearest ancestor (or the node itself) that has an answer. From a shadow root it goes on to
 * the host.
 *
 * @param answerOf the answer of one node; undefined when it has none
 * @param otherwise the answer when no node has one
 * @returns a function that remembers the answer for each node it has passed: it is right as long as the document does not
 *   change
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
      // Not `??`: null may be an answer.
      answer = known.has(at) ? known.get(at) : answerOf(at);
      passed.push(at);
    }
    const result = answer ?? otherwise;
    for (const one of passed) known.set(one, result);
    return result;
  };
}

/**
 * Compares two nodes for `Array.sort`, in document order. What is in a shadow root comes before the children of its host.
 *
 * @returns negative when `one` comes first, positive when `other` does, 0 for the same node
 */
export function composedOrder(one: Node, other: Node): number {
  const path = treePath(one);
  const otherPath = treePath(other);
  let i = 0;
  while (path[i] === otherPath[i] && i < path.length - 1 && i < otherPath.length - 1) i += 1;
  const [first, second] = [path[i], otherPath[i]];
  if (!first || !second || first === second) return path.length - otherPath.length;
  return first.compareDocumentPosition(second) & DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** The hosts of the shadow roots that a node is in, outermost first, and then the node itself. */
function treePath(node: Node): Node[] {
  const hosts = shadowRootsAround(node).map(({ host }) => host);
  return [node, ...hosts].reverse();
}

/** The shadow roots that a node is in, innermost first. */
export function shadowRootsAround(node: Node): ShadowRoot[] {
  const root = asShadowRoot(node.getRootNode());
  return root ? [root, ...shadowRootsAround(root.host)] : [];
}
