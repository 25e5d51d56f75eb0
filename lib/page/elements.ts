/** What an element does to the text around it, by its tag alone: no style is read, so no layout is forced. */
export type TextRole = 'inline' | 'block' | 'space' | 'aside' | 'skip';

const BLOCK =
  'address article aside blockquote body button caption center colgroup dd details dialog dir div dl dt ' +
  'fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol ' +
  'optgroup p pre search section summary table tbody td tfoot th thead tr ul foreignobject text';
/** Editors, code, and what is not text of the page. */
const SKIP =
  'area audio canvas code datalist embed head iframe img input kbd link map math meta meter noembed noframes ' +
  'noscript object option output param picture progress samp script select source style template textarea title ' +
  'track var video glossary-card';
/** Its text stands apart from the words around it: a footnote mark is not part of the name before it. */
const ASIDE = 'rp rt sub sup';
const SPACE = 'br hr';

const roles = new Map<string, TextRole>();
for (const [names, role] of [
  [BLOCK, 'block'],
  [SKIP, 'skip'],
  [ASIDE, 'aside'],
  [SPACE, 'space'],
] as const) {
  for (const name of names.split(' ')) roles.set(name, role);
}

/** @returns what `element` does to the text around it; an editor is skipped whatever its tag */
export function textRole(element: Element): TextRole {
  if (isEditor(element)) return 'skip';
  return roles.get(element.localName) ?? roles.get(element.localName.toLowerCase()) ?? 'inline';
}

/** Whether the element turns its content into an editor. */
function isEditor(element: Element): boolean {
  // The attributes, not `isContentEditable`: that property makes the browser compute style first.
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  return element.getAttribute('role') === 'textbox';
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
