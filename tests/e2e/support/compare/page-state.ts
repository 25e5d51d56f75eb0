import type { Page } from 'puppeteer-core';
import { serializable } from '../../../tools/browsers/page/page-function.ts';

/** The element of ours that stands in a document while a card is open. */
const CARD = 'glossary-card';

/**
 * Describes all that a page's own scripts can find in it: every node, shadow roots and the ends of text nodes included,
 * the values of its fields, focus, selection and scroll positions.
 *
 * @param withoutCard leaves out the card's element, which is there while a card is open
 * @returns a line for each node, so that a difference can be read
 */
export function pageState(page: Page, { withoutCard = false } = {}): Promise<string[]> {
  return page.evaluate(serializable(describePage), withoutCard ? CARD : '');
}

/** Runs in the page. */
function describePage(leftOut: string): string[] {
  const lines: string[] = [];

  function focusOf(root: Document | ShadowRoot): Element | null {
    const inner = root.activeElement?.shadowRoot;
    return inner ? focusOf(inner) : root.activeElement;
  }

  function describeNode(node: Node, indent: string): void {
    if (node instanceof Element) {
      if (node.localName === leftOut) return;
      describeElement(node, indent);
    } else if (node instanceof CharacterData) {
      lines.push(`${indent}${node.nodeName} ${JSON.stringify(node.data)}`);
    } else {
      lines.push(`${indent}${node.nodeName}`);
      describeChildren(node, `${indent}  `);
    }
  }

  function describeElement(element: Element, indent: string): void {
    // The order in which a page has set them tells of its own timing: an editor sets some when it gets the focus.
    const attributes = [...element.attributes]
      .map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`)
      .sort();
    const state: string[] = [];
    if (
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    )
      state.push(`value ${JSON.stringify(element.value)}`);
    if (element === focused && element !== document.body) state.push('focused');
    if (element.scrollTop || element.scrollLeft)
      state.push(`scrolled ${Math.round(element.scrollLeft)} ${Math.round(element.scrollTop)}`);
    lines.push(`${indent}<${element.localName}${attributes.join('')}> ${state.join(', ')}`.trimEnd());
    if (element.shadowRoot) {
      lines.push(`${indent}  #shadow-root`);
      describeChildren(element.shadowRoot, `${indent}    `);
    }
    describeChildren(element instanceof HTMLTemplateElement ? element.content : element, `${indent}  `);
  }

  function describeChildren(parent: Node, indent: string): void {
    for (const child of parent.childNodes) describeNode(child, indent);
  }

  const focused = focusOf(document);
  describeNode(document, '');
  const selection = getSelection();
  const ends = selection && [
    selection.anchorNode?.nodeName,
    selection.anchorOffset,
    selection.focusNode?.nodeName,
    selection.focusOffset,
  ];
  lines.push(`selection ${JSON.stringify([String(selection), ...(ends ?? [])])}`);
  return lines;
}
