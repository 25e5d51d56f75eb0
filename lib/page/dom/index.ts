/** The parts of a document as text is read in it. The scout shares them: they cost nothing until they are called. */
export {
  asShadowRoot,
  type Block,
  ELEMENT_NODE,
  lookUpwards,
  parentOf,
  previousSiblingOf,
  SHOW_TEXT,
  TEXT_NODE,
} from './composed-tree';
export { createLateRootSearch, type ShadowRootOf, ShadowRootRegistry } from './shadow-root-registry';
export { tagRole, textRole } from './text-roles';
