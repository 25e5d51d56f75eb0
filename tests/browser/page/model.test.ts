import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { PageWatch } from '@/lib/page';
import { attach, shadowRootOf, watch, watchDocument } from './support';

afterEach(() => document.body.replaceChildren());

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

/** One change that a page could make; the numbers choose among what is there. */
const change = fc.record({
  what: fc.constantFrom(
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
  ),
  where: fc.nat(),
  which: fc.nat(),
});

/** Steps of a test run; many more can be asked for by hand. */
const STEPS = Number(import.meta.env.VITE_MODEL_STEPS ?? 10_000);
const LENGTH = STEPS > 10_000 ? 400 : 100;
const SHORT_RUNS = 15;

test.each([
  ['few', { minLength: 1, maxLength: 12 }, SHORT_RUNS],
  ['many', { minLength: LENGTH, maxLength: LENGTH }, STEPS / LENGTH],
])(
  'after any %s changes the mentions are those of a fresh reading',
  { timeout: STEPS * 30 },
  async (_, lengths, runs) => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { ...lengths, size: 'max' }), async (changes) => {
        const { page, end } = watch('<div id="root"><p>letrozole</p></div>');
        try {
          await vi.waitFor(() => expect(page.counts.size).toBe(1), { interval: 5 });
          for (const one of changes) apply(one);
          // A shadow root that is attached late is found when the pointer moves, in steps of a second.
          if (changes.some(({ what }) => what === 'attach')) movePointer();
          const fresh = await freshReading();
          await vi.waitFor(() => expect(state(page)).toEqual(fresh), { timeout: 5000, interval: 20 });
        } finally {
          end.abort();
        }
      }),
      { numRuns: runs },
    );
  },
);

function movePointer(): void {
  document.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
}

function apply({ what, where, which }: { what: string; where: number; which: number }): void {
  const root = document.querySelector('#root') as HTMLElement;
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
  if (what === 'move' && node) root.append(node);
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
}

/** All elements below an element and in the shadow roots there, and those roots, in a fixed order. */
function placesIn(tree: Element | ShadowRoot): (Element | ShadowRoot)[] {
  const inside = [...tree.children].flatMap(placesIn);
  const root = tree instanceof Element ? shadowRootOf(tree) : null;
  return [tree, ...inside, ...(root ? placesIn(root) : [])];
}

/** What a second watch finds that starts only now. */
async function freshReading(): Promise<State> {
  const end = new AbortController();
  let reports = 0;
  const page = watchDocument(() => {
    reports += 1;
  }, end.signal);
  await vi.waitFor(() => expect(reports).toBeGreaterThan(0), { interval: 5 });
  // Roots that only a thorough look finds are read after the rest.
  if (placesIn(document.body).some((place) => place instanceof ShadowRoot)) {
    await new Promise((done) => setTimeout(done, 250));
  }
  const result = state(page);
  end.abort();
  return result;
}

interface State {
  counts: [string, number][];
  places: string[];
}

function state(page: PageWatch): State {
  const all = placesIn(document.body);
  const places = page.mentions().map(({ id, start, end }) => {
    const parent = start.node.parentNode as Element;
    const child = [...parent.childNodes].indexOf(start.node);
    return `${id} in place ${all.indexOf(parent)} child ${child} from ${start.offset} to ${end.offset}`;
  });
  return { counts: [...page.counts].sort(), places };
}
