import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { PageWatch } from '@/lib/page';
import { watch, watchDocument } from './support';

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
const TAGS = ['b', 'p', 'div', 'span', 'sup', 'textarea', 'article', 'li'];

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
    'normalize',
  ),
  where: fc.nat(),
  which: fc.nat(),
});

test('after any sequence of changes the mentions are those of a fresh reading', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), async (changes) => {
      const { page, end } = watch('<div id="root"><p>letrozole</p></div>');
      await vi.waitFor(() => expect(page.counts.size).toBe(1), { interval: 5 });
      for (const one of changes) apply(one);
      const fresh = await freshReading();
      try {
        await vi.waitFor(() => expect(places(page)).toEqual(fresh), { timeout: 3000, interval: 20 });
      } finally {
        end.abort();
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);

function apply({ what, where, which }: { what: string; where: number; which: number }): void {
  const root = document.querySelector('#root') as HTMLElement;
  const elements = [root, ...root.querySelectorAll('*')];
  const element = elements[where % elements.length] as Element;
  const nodes = [...element.childNodes];
  const node = nodes[which % Math.max(nodes.length, 1)];
  const text = TEXTS[which % TEXTS.length] ?? '';
  if (what === 'add text') element.insertBefore(document.createTextNode(text), node ?? null);
  if (what === 'add element') {
    const added = document.createElement(TAGS[which % TAGS.length] ?? 'b');
    added.append(text);
    element.insertBefore(added, node ?? null);
  }
  if (what === 'remove') node?.remove();
  if (what === 'edit' && node instanceof Text) node.data = text;
  if (what === 'move' && node) root.append(node);
  if (what === 'split' && node instanceof Text && node.length > 1) node.splitText(1);
  if (what === 'edit mode' && element !== root) element.toggleAttribute('contenteditable');
  if (what === 'normalize') root.normalize();
}

/** What a second watch finds that starts only now. */
async function freshReading(): Promise<string[]> {
  const end = new AbortController();
  const page = await new Promise<PageWatch>((resolve) => {
    const fresh: PageWatch = watchDocument(() => resolve(fresh), end.signal);
  });
  const result = places(page);
  end.abort();
  return result;
}

function places(page: PageWatch): string[] {
  const all = [...document.querySelectorAll('*')];
  return page
    .mentions()
    .map(({ id, start, end }) => {
      const parent = start.node.parentElement as Element;
      const child = [...parent.childNodes].indexOf(start.node);
      return `${id} in element ${all.indexOf(parent)} child ${child} from ${start.offset} to ${end.offset}`;
    })
    .sort();
}
