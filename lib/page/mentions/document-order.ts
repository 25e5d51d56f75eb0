import type { ShadowRoots } from '../dom/shadow-root-registry';
import type { PageMention } from './mention';
import type { MentionIndex } from './mention-index';

const TEXT_NODE = 3;
const SHOW_ELEMENT_AND_TEXT = 5;
const SHOW_TEXT = 4;

/** @returns gives all mentions in document order; put into order once, and again only when they have changed */
export function createOrder(
  index: MentionIndex,
  root: Document,
  shadows: ShadowRoots,
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
 * Puts mentions into document order, those of a shadow root where its host begins. One walk over the page is far
 * quicker than a sort that asks for each pair which of the two comes first (7 s for 50,000 names, measured).
 */
function inDocumentOrder(
  mentions: Iterable<PageMention>,
  root: Document,
  shadows: ShadowRoots,
): PageMention[] {
  const byNode = new Map<Node, PageMention[]>();
  for (const mention of mentions) {
    const others = byNode.get(mention.start.node);
    if (others) others.push(mention);
    else byNode.set(mention.start.node, [mention]);
  }
  const ordered: PageMention[] = [];
  const shown = shadows.known.size > 0 ? SHOW_ELEMENT_AND_TEXT : SHOW_TEXT;
  walk(root);
  return ordered;

  function walk(tree: Node): void {
    const walker = root.createTreeWalker(tree, shown);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === TEXT_NODE) {
        const here = byNode.get(node)?.sort((one, other) => one.start.offset - other.start.offset) ?? [];
        for (const mention of here) ordered.push(mention);
      } else {
        const inside = shadows.knownOf(node as Element);
        if (inside) walk(inside);
      }
    }
  }
}
