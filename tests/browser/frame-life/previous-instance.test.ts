import { afterEach, expect, test } from 'vitest';
import { removePreviousInstance } from '@/lib/frame-life';

const CARD = '<glossary-card popover="manual"></glossary-card>';
const roots = new WeakMap<Element, ShadowRoot>();
const shadowRootOf = (element: Element) => roots.get(element) ?? null;

/** @returns a card as an ended script leaves it, or an element of the page that has the same name */
function addCard(html: string): Element {
  document.body.insertAdjacentHTML('beforeend', CARD);
  const card = document.body.lastElementChild;
  if (!card) throw new Error('The page is empty');
  const root = card.attachShadow({ mode: 'closed' });
  root.innerHTML = html;
  roots.set(card, root);
  return card;
}

afterEach(() => document.body.replaceChildren());

test('a card that an ended script has left goes, and elements of the page that have its name stay', () => {
  const ofPage = addCard('<p>A card of the page</p>');
  document.body.insertAdjacentHTML('beforeend', `${CARD}<glossary-card>text</glossary-card>`);
  const previous = addCard('<div class="tokens"></div>');
  removePreviousInstance(shadowRootOf);
  expect(previous.isConnected).toBe(false);
  expect(ofPage.isConnected).toBe(true);
  expect(document.querySelectorAll('glossary-card')).toHaveLength(3);
});
