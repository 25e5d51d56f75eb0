import {
  asShadowRoot,
  type Block,
  ELEMENT_NODE,
  hidesProperties,
  parentNodeOf,
  parentOf,
  TEXT_NODE,
} from './composed-tree';

/** What an element does to the text around it. It depends on the tag alone: no style is read, so no layout is forced. */
export type TextRole = 'inline' | 'block' | 'space' | 'aside' | 'skip';

const TAGS: Record<TextRole, string> = {
  // All other elements are inline too; these are listed because the role of a listed tag is found in one look-up.
  inline: 'a abbr b bdi bdo cite dfn em font i ins label mark q ruby s small span strong time u wbr',
  block:
    'address article aside blockquote body button caption center colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol optgroup p ' +
    'pre search section summary table tbody td tfoot th thead tr ul foreignobject text',
  space: 'br hr',
  // The text inside is separate from the words around: a footnote mark is not part of the name before it, and the text that
  // fills a slot is elsewhere in the document.
  aside: 'rp rt slot sub sup',
  // Editors, code, and what is not text of the page.
  skip:
    'area audio canvas code datalist embed head iframe img input kbd link map math meta meter noembed noframes ' +
    'noscript object option param picture progress samp script select source style template textarea title ' +
    'track var video glossary-card',
};

/** Elements that mostly hold text, and no other blocks or few of them. */
const TEXT_TAGS = new Set(
  `${TAGS.inline} p h1 h2 h3 h4 h5 h6 li td th dt dd caption figcaption summary legend pre button`.split(' '),
);

const roles = new Map<string, TextRole>();
for (const role of Object.keys(TAGS) as TextRole[]) {
  for (const tag of TAGS[role].split(' ')) roles.set(tag, role);
}

/**
 * What makes an element's content an editor or code, whatever its tag. The classes of the first group are those of CodeMirror,
 * Monaco and Ace: they draw text, and lists of suggestions, outside of the field that is edited. Those of the second group show
 * code without a `code` element: Pygments (Sphinx, Jekyll, GitHub), MediaWiki, highlight.js, Code Prettify, DocBook, Doxygen,
 * Crayon, and the files and differences of GitHub.
 */
const EDITORS_AND_CODE =
  '[contenteditable]:not([contenteditable="false" i]), [role="textbox"], [role="code"], ' +
  '.cm-editor, [class^="cm-s-"], .monaco-editor, .monaco-tokenized-source, .CodeMirror, .ace_editor, .ace_line, ' +
  '.highlight pre, .mw-highlight pre, .hljs, .prettyprint, .programlisting, .fragment>.line, .crayon-line, ' +
  '.blob-code, .blob-code-inner, .react-code-text';

/**
 * What makes text hidden, or text for screen readers alone, as far as attributes tell it. The classes are those of Bootstrap,
 * Tailwind, Drupal, HTML5 Boilerplate and WordPress.
 */
const HIDDEN =
  '[hidden], [style*="display:none"], [style*="display: none"], .sr-only, .visually-hidden, .visuallyhidden, .screen-reader-text';

/** The types of documents that are code: the browser shows their source. */
const CODE_TYPE = /json|javascript|css$/;

/** Blocks by their tag that hold a part of a name, which goes on in the text around them. */
const partsOfNames = new WeakSet<Element>();

/** From now on an element is inline, whatever its tag: the text in it belongs to the block around. */
export function makeInline(element: Element): void {
  partsOfNames.add(element);
}

/** Elements without a box, which a text may have anywhere. */
const BOXLESS = /^(?:link|meta|noscript|script|style|template)$/;

/** Whether an element stands in a text without being seen: the words on both sides stand side by side. */
export function isBoxless({ localName }: Element): boolean {
  return BOXLESS.test(localName);
}

/** The role that the tag alone gives to an element, unless it was made inline. */
export function tagRole(element: Element): TextRole {
  if (hidesProperties(element)) return 'skip';
  // XHTML and SVG keep the letter case of their tags ("foreignObject").
  const role = roles.get(element.localName) ?? roles.get(element.localName.toLowerCase()) ?? 'inline';
  return role === 'block' && partsOfNames.has(element) ? 'inline' : role;
}

/** Whether an element mostly holds text, so that it is best searched as a whole. */
export function isTextTag(element: Element): boolean {
  return TEXT_TAGS.has(element.localName);
}

/** The role of an element: that of the tag, except that editors and code are skipped whatever their tag. */
export function textRole(element: Element): TextRole {
  const role = tagRole(element);
  if (role === 'skip') return role;
  const { localName } = element;
  // The attributes, not `isContentEditable`: that property makes the browser compute style first.
  const hasAttributes = element.hasAttributes();
  const isSkipped =
    ((localName === 'pre' || hasAttributes) && element.matches(EDITORS_AND_CODE)) ||
    (localName === 'html' && CODE_TYPE.test(element.ownerDocument.contentType));
  if (isSkipped) return 'skip';
  // The words on both sides of it stand side by side.
  return role === 'inline' && hasAttributes && element.matches(HIDDEN) ? 'aside' : role;
}

/**
 * Whether style makes an element an editor: `-webkit-user-modify`, which an `EditContext` sets too. Only Chromium has either. No
 * attribute tells it, so such text is read, but it is neither marked nor shown to the reader.
 */
export function isEditor(style: CSSStyleDeclaration): boolean {
  return /write/.test((style as { webkitUserModify?: string }).webkitUserModify ?? '');
}

/**
 * Finds the block that the text of a node belongs to, out of shadow roots too. This is the one rule about which text is read
 * and where it belongs: a block is read only when this function has named it.
 *
 * @returns a function that remembers what it has seen: it is right as long as the document does not change. Its answer is
 *   null when the node is inside an element whose text is skipped, or inside no block. A node that has left the document may
 *   still have a block around it.
 */
export function createBlockFinder(): (node: Node) => Block | null {
  // One map for both questions: a large page asks them for thousands of nodes.
  const known = new Map<Node, Block | null | typeof SKIPPED>();
  return (node) => {
    const passed: Node[] = [];
    let at: Node | null = node;
    while (at && !known.has(at)) {
      passed.push(at);
      at = parentOf(at);
    }
    let answer = (at && known.get(at)) ?? null;
    for (const one of passed.reverse()) {
      if (answer !== SKIPPED) answer = answerAt(one) ?? answer;
      if (one.nodeType !== TEXT_NODE) known.set(one, answer);
    }
    return answer === SKIPPED ? null : answer;
  };
}

/** The answer for all inside of an element whose text is skipped. */
const SKIPPED = 'skipped';

/** What a node alone says about the text in it; null when the nodes around it decide. */
function answerAt(node: Node): Block | null | typeof SKIPPED {
  if (!isElement(node)) return asShadowRoot(node);
  const role = textRole(node);
  if (role === 'skip') return SKIPPED;
  return role === 'block' || parentNodeOf(node) === node.ownerDocument ? node : null;
}

/** The block that the text of a node belongs to, whether or not it is skipped: for callers that know what has been read. */
export function nearestBlock(node: Node): Block | null {
  let at: Node | null = node;
  while (at && !isBlock(at)) at = parentOf(at);
  return at;
}

function isBlock(node: Node): node is Block {
  if (!isElement(node)) return asShadowRoot(node) !== null;
  return tagRole(node) === 'block' || parentNodeOf(node) === node.ownerDocument;
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}
