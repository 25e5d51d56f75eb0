import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { fuzzRuns } from '../../tools/fuzz-runs';
import { SEEDED } from '../../tools/random-seed';
import { painted, waitForPaint, watch, watchDocument } from './support';

let end: AbortController | undefined;
afterEach(() => {
  end?.abort();
  document.body.replaceChildren();
});

/** What each element has: a form has a field of that name in its place. */
const PROPERTIES = new Set<string>();
for (let at: object = Element.prototype; at !== Object.prototype; at = Object.getPrototypeOf(at))
  for (const name of Object.getOwnPropertyNames(at)) PROPERTIES.add(name);

const formWith = (fields: Iterable<string>, html: string) =>
  `<form style="position: absolute; top: 0">${html}${Array.from(fields, (name) => `<input type="hidden" name="${name}">`).join('')}<i></i></form>`;

test('the names around a form are marked, whatever its fields are called', async () => {
  const all = [...PROPERTIES];
  expect(all).toContain('parentNode');
  const forms = [...all.map((name) => [name]), all].map((fields) => formWith(fields, '<p>some words</p>'));
  ({ end } = watch(`<p>letrozole</p>${forms.join('')}<p>Femara</p>`));
  await waitForPaint(['letrozole', 'Femara']);
  for (const form of document.forms) {
    // What the page itself does with a form of its own is its own affair.
    Element.prototype.append.call(form, ' some more ');
    Node.prototype.appendChild.call(form, document.createElement('b')).textContent = 'words';
  }
  document.body.insertAdjacentHTML('beforeend', '<p>doxorubicin</p>');
  await waitForPaint(['letrozole', 'Femara', 'doxorubicin']);
});

test('the names in a form are marked, unless a field hides what each element has', async () => {
  const usual = ['id', 'name', 'title', 'role', 'style', 'lang', 'value', 'hidden', 'action', 'drug'];
  ({ end } = watch(formWith(usual, '<p>letrozole</p>') + formWith(['parentNode'], '<p>trastuzumab</p>')));
  document.body.insertAdjacentHTML('beforeend', '<p>doxorubicin</p>');
  await waitForPaint(['letrozole', 'doxorubicin']);
});

/** An element that a page may have anywhere, though no parser would put it there. */
type Tree = string | { tag: string; fields: string[]; isHost: boolean; inside: Tree[] };

const TAGS = [
  ...['p', 'div', 'span', 'b', 'a', 'li', 'table', 'tr', 'td', 'form', 'button', 'label', 'h1', 'pre', 'br'],
  ...['html', 'head', 'body', 'title', 'template', 'slot', 'details', 'summary', 'select', 'option'],
  ...['textarea', 'svg', 'text', 'math', 'sup', 'ruby', 'rt', 'x-y', 'glossary-card', 'object', 'dialog'],
];
const HOSTS = new Set(['p', 'div', 'span', 'h1', 'x-y']);
const WORDS = [
  'letrozole',
  'tras',
  'tuzumab',
  ' ',
  'some words',
  '\u200B',
  '(DOX)',
  'doxorubicin',
  '',
  '®',
  '\u00AD',
];

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...WORDS),
    fc.record({
      tag: fc.constantFrom(...TAGS),
      fields: fc.subarray(['parentNode', 'nextSibling', 'localName', 'matches', 'nodeType', 'children']),
      isHost: fc.boolean(),
      inside: fc.array(tie('tree'), { maxLength: 5 }),
    }),
  ),
}));

function build(one: Tree): Node {
  if (typeof one === 'string') return document.createTextNode(one);
  const { tag, fields, isHost, inside } = one;
  const ofSvg = tag === 'svg' || tag === 'text';
  const element = ofSvg
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  const children = inside.map(build);
  if (tag === 'form')
    for (const name of fields) children.push(Object.assign(document.createElement('input'), { name }));
  const isOwnHost = isHost && HOSTS.has(tag);
  Element.prototype.append.apply(element, isOwnHost ? [] : children);
  if (isOwnHost) element.attachShadow({ mode: 'open' }).append(...children);
  return element;
}

test('a page of any structure is read to its end, again when it changes, and stays as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { maxLength: 6 }), fc.nat(), async (trees, nth) => {
      document.body.replaceChildren(...trees.map(build));
      const watching = new AbortController();
      end = watching;
      const html = document.body.innerHTML;
      const onError = vi.fn();
      watchDocument(() => undefined, watching.signal, { onError });
      await new Promise(requestAnimationFrame);
      expect(document.body.innerHTML).toBe(html);
      const elements = document.body.querySelectorAll('*');
      const moved = elements[nth % Math.max(1, elements.length)];
      if (moved) Node.prototype.appendChild.call(document.body, moved);
      const last = document.createElement('p');
      last.textContent = 'They were given T-DM1 every day.';
      // Only names near the window are painted.
      last.style.cssText = 'position: fixed; top: 0';
      document.body.append(last);
      await vi.waitFor(() => expect(painted()).toContain('T-DM1'), { timeout: 5000, interval: 5 });
      expect(onError).not.toHaveBeenCalled();
      watching.abort();
    }),
    { ...SEEDED, numRuns: fuzzRuns(60), endOnFailure: true },
  );
});
