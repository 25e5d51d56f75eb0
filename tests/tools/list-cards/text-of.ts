/** Elements that stand on lines of their own. */
const BLOCKS = new Set(['ARTICLE', 'DIV', 'DL', 'HEADER', 'H2', 'H3', 'LI', 'OL', 'P', 'SECTION', 'UL']);
/** A card puts the children of these beside each other. */
const SIDE_BY_SIDE = ['HEADER', '.row'];

/** Stands for the gap between two of them until spaces have been collapsed. */
const GAP = '\0';

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/**
 * What a reader sees of an element, as lines of text. A button stands in brackets; what is hidden, or is there for screen readers
 * alone, is left out.
 */
export function linesOf(element: Element): string[] {
  return flow(element)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').replaceAll(GAP, '  ').trim())
    .filter((line) => line !== '');
}

function flow(element: Element): string {
  return [...element.childNodes]
    .map((child) => {
      if (child.nodeType === TEXT_NODE) return (child.textContent ?? '').replace(/\s+/g, ' ');
      return child.nodeType === ELEMENT_NODE ? textOf(child as Element) : '';
    })
    .join('');
}

function textOf(element: Element): string {
  if (element.hasAttribute('hidden') || element.classList.contains('hidden')) return '';
  const isButton = element.tagName === 'BUTTON' || element.getAttribute('role') === 'button';
  const text = isButton ? `[${flow(element)}]` : flow(element);
  if (!BLOCKS.has(element.tagName)) return text;
  if (!SIDE_BY_SIDE.some((selector) => element.matches(selector))) return `\n${text}\n`;
  const children = text.split('\n').map((part) => part.trim());
  return `\n${children.filter((part) => part !== '').join(GAP)}\n`;
}
