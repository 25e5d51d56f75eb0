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

/** `Node.compareDocumentPosition`: https://dom.spec.whatwg.org/#dom-node-comparedocumentposition */
export const DOCUMENT_POSITION_PRECEDING = 0x02;
export const DOCUMENT_POSITION_FOLLOWING = 0x04;
