import { append } from '../collections';
import { SHOW_ELEMENT, SHOW_TEXT, TEXT_NODE } from '../dom/composed-tree';
import type { ShadowRootRegistry } from '../dom/shadow-root-registry';
import type { PageMention } from './mention';
import type { MentionIndex } from './mention-index';

/**
 * @returns a function that gives all mentions in document order. They are put into order when it is called, and again only when
 *   they have changed since.
 */
export function createDocumentOrder(
  index: MentionIndex,
  root: Document,
  shadows: ShadowRootRegistry,
): () => readonly PageMention[] {
  let ordered: readonly PageMention[] = [];
  let version: number | undefined;
  return () => {
    if (version !== index.version) {
      const mentions = [...index.blocks].flatMap((block) => index.of(block));
      ordered = inDocumentOrder(mentions, root, shadows);
      version = index.version;
    }
    return ordered;
  };
}

/**
 * Puts mentions into document order; those of a shadow root stand where its host begins. One walk over the page is far faster
 * than a sort that compares the places of two nodes each time (7 s for 50,000 names, measured).
 */
function inDocumentOrder(
  mentions: Iterable<PageMention>,
  root: Document,
  shadows: ShadowRootRegistry,
): PageMention[] {
  const byNode = new Map<Node, PageMention[]>();
  for (const mention of mentions) append(byNode, mention.start.node, mention);
  const ordered: PageMention[] = [];
  const whatToShow = shadows.size > 0 ? SHOW_ELEMENT | SHOW_TEXT : SHOW_TEXT;
  walk(root);
  return ordered;

  function walk(tree: Node): void {
    const walker = root.createTreeWalker(tree, whatToShow);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === TEXT_NODE) {
        const here = byNode.get(node)?.sort((one, other) => one.start.offset - other.start.offset) ?? [];
        for (const mention of here) ordered.push(mention);
      } else {
        const inside = shadows.get(node as Element);
        if (inside) walk(inside);
      }
    }
  }
}
