/** What an element does to the text around it, by its tag alone: no style is read, so no layout is forced. */
export type TextRole = 'inline' | 'block' | 'space' | 'aside' | 'skip';

const TAGS: Record<TextRole, string> = {
  // Other elements are inline too; these are the ones that need no second look-up.
  inline: 'a abbr b bdi bdo cite dfn em font i ins label mark q ruby s small span strong time u wbr',
  block:
    'address article aside blockquote body button caption center colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol optgroup p ' +
    'pre search section summary table tbody td tfoot th thead tr ul foreignobject text',
  space: 'br hr',
  // Its text stands apart from the words around it: a footnote mark is not part of the name before it.
  aside: 'rp rt sub sup',
  // Editors, code, and what is not text of the page.
  skip:
    'area audio canvas code datalist embed head iframe img input kbd link map math meta meter noembed noframes ' +
    'noscript object option output param picture progress samp script select source style template textarea title ' +
    'track var video glossary-card',
};

const roles = new Map<string, TextRole>();
for (const role of Object.keys(TAGS) as TextRole[]) {
  for (const tag of TAGS[role].split(' ')) roles.set(tag, role);
}

/** What turns an element's content into an editor, whatever its tag. */
const EDITORS = '[contenteditable]:not([contenteditable="false" i]), [role="textbox"]';

/** What the tag of an element does to the text around it. */
export function tagRole(element: Element): TextRole {
  // XHTML and SVG keep the letter case of their tags ("foreignObject").
  return roles.get(element.localName) ?? roles.get(element.localName.toLowerCase()) ?? 'inline';
}

/** What an element does to the text around it: its tag says so, but an editor is skipped whatever its tag. */
export function textRole(element: Element): TextRole {
  // The attributes, not `isContentEditable`: that property makes the browser compute style first.
  return element.matches(EDITORS) ? 'skip' : tagRole(element);
}

/** @returns the editors inside an element: one query costs less than two look-ups of attributes for each element */
export function editorsIn(root: Element): ReadonlySet<Element> {
  return new Set(root.querySelectorAll(EDITORS));
}

/**
 * The block that a node's text belongs to.
 * @returns null when the node is in no document, or inside something whose text is skipped
 */
export function blockOf(node: Node): Element | null {
  let block: Element | null = null;
  for (let at: Node | null = node; at; at = at.parentNode) {
    if (at.nodeType !== Node.ELEMENT_NODE) continue;
    const element = at as Element;
    const role = textRole(element);
    if (role === 'skip') return null;
    if (role === 'block' || element.parentNode === element.ownerDocument) block ??= element;
  }
  return block;
}
