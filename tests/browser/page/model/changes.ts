import fc from 'fast-check';
import { attach, shadowRootOf } from '../support';

const NAMES = ['letro', 'zole', 'letrozole', ' ', 'Femara', 'trastuzumab', ' emtansine', 'T-DM1', 'x', ''];
const ABBREVIATIONS = [
  'letrozole (LTZ)',
  ' LTZ ',
  'less than zero (LTZ)',
  '(LTZ)',
  ' (T-DM1) ',
  'total damage model 1 (T-DM1)',
];
const TEXTS = [...NAMES, ...ABBREVIATIONS];
const TAGS = ['b', 'p', 'div', 'span', 'sup', 'textarea', 'article', 'li', 'x-part'];
const MARKUP = [
  '<p>letro<b>zole</b></p>',
  '<x-part>Femara</x-part> T-DM1',
  '<li>letrozole (LTZ)</li><li>LTZ</li>',
  '<code>letrozole</code><span><div>trastuzumab</div> emtansine</span>',
];
/** Those of `TAGS` that may have a shadow root. */
const HOSTS = 'p, div, span, article, x-part';

/** What the page does next: goes on at once, or lets others run first, for one task, one frame, or until it is read. */
export type Pause = 'none' | 'task' | 'frame' | 'reading';

const what = fc.constantFrom(
  'add text',
  'add element',
  'remove',
  'edit',
  'move',
  'split',
  'edit mode',
  'text box',
  'normalize',
  'markup',
  'adopt',
  'attach',
  'hide',
);

/** One change that a page could make; the numbers choose among what is there. */
export interface Change {
  what: string;
  where: number;
  which: number;
  pause: Pause;
}

/** @param pauses how often each pause comes after a change */
export function anyChange(pauses: Readonly<Record<Pause, number>>): fc.Arbitrary<Change> {
  const weighted = (Object.keys(pauses) as Pause[]).map((pause) => ({
    arbitrary: fc.constant(pause),
    weight: pauses[pause],
  }));
  return fc.record({ what, where: fc.nat(), which: fc.nat(), pause: fc.oneof(...weighted) });
}

/** Makes a change below an element. */
export function apply({ what, where, which }: Change, root: HTMLElement): void {
  const places = placesIn(root);
  const place = places[where % places.length] as Element | ShadowRoot;
  const nodes = [...place.childNodes];
  const node = nodes[which % Math.max(nodes.length, 1)];
  const text = TEXTS[which % TEXTS.length] ?? '';
  const isElement = place instanceof HTMLElement && place !== root;
  if (what === 'add text') place.insertBefore(document.createTextNode(text), node ?? null);
  if (what === 'add element') {
    const added = document.createElement(TAGS[which % TAGS.length] ?? 'b');
    added.append(text);
    place.insertBefore(added, node ?? null);
  }
  if (what === 'remove') node?.remove();
  if (what === 'edit' && node instanceof Text) node.data = text;
  if (what === 'move' && node) {
    const inside = node instanceof Element ? placesIn(node) : [];
    const others = places.filter((other) => !inside.includes(other));
    others[which % others.length]?.append(node);
  }
  if (what === 'split' && node instanceof Text && node.length > 1) node.splitText(1);
  if (what === 'edit mode' && isElement) place.toggleAttribute('contenteditable');
  if (what === 'text box' && isElement) {
    if (place.getAttribute('role') === 'textbox') place.removeAttribute('role');
    else place.setAttribute('role', 'textbox');
  }
  if (what === 'normalize') root.normalize();
  if (what === 'markup' && isElement) place.innerHTML = MARKUP[which % MARKUP.length] ?? '';
  if (what === 'adopt' && isElement) {
    const other = document.implementation.createHTMLDocument();
    const { parentNode, nextSibling } = place;
    other.body.append(other.adoptNode(place));
    parentNode?.insertBefore(place, nextSibling);
  }
  if (what === 'attach' && isElement && place.matches(HOSTS) && !shadowRootOf(place)) attach(place, text);
  if (what === 'hide' && isElement) place.toggleAttribute('hidden');
}

/** All elements below an element and in the shadow roots there, and those roots, in a fixed order. */
export function placesIn(tree: Element | ShadowRoot): (Element | ShadowRoot)[] {
  const inside = [...tree.children].flatMap(placesIn);
  const root = tree instanceof Element ? shadowRootOf(tree) : null;
  return [tree, ...inside, ...(root ? placesIn(root) : [])];
}
