import { afterEach, expect, test } from 'vitest';
import { cardName, closePage, nextFrames, openByHover } from '../popover/support';
import { get, openApp, stepThrough } from './support';

/**
 * A shop in the manner of Amazon and of pharmacies. Known: a title that stands twice, whole for screen readers (`a-truncate-full
 * a-offscreen`) and cut for the eye (`a-truncate-cut`, `aria-hidden`), prices in `a-offscreen`. Inferred: a row of
 * tiles that scrolls sideways and snaps, and the tile that grows under the pointer.
 */
const STYLE = `<style>
  .a-offscreen { position: absolute !important; left: auto; top: auto; width: 1px; height: 1px; overflow: hidden; clip: rect(1px 1px 1px 1px) }
  .row { display: flex; gap: 20px; width: 500px; margin-top: 60px; overflow-x: auto; scroll-snap-type: x mandatory }
  .tile { position: relative; flex: 0 0 220px; height: 160px; scroll-snap-align: start; transition: transform .1s }
  .tile:hover { transform: scale(1.05) }
</style>`;
const tile = (id: string, whole: string, cut: string) => `<div class="tile"><span class="a-truncate">
  <span class="a-truncate-full a-offscreen">${whole}</span><span class="a-truncate-cut" aria-hidden="true" id="${id}">${cut}</span></span>
  <a href="#buy">Buy</a><span class="a-price"><span class="a-offscreen">$12.99</span><span aria-hidden="true">$12</span></span></div>`;
const SHOP = `${STYLE}<div class="row">${tile('a', 'letrozole 2.5 mg, 30 tablets', 'letrozole')}
  ${tile('b', 'Femara tablets', 'Femara')}${tile('c', 'Vitamin D', 'Vitamin D')}${tile('d', 'Book about doxorubicin', 'doxorubicin')}</div>`;

afterEach(closePage);

test('a title in a tile that grows under the pointer has a card', async () => {
  await openApp(SHOP, 'letrozole', 'Femara');
  await openByHover('#a');
  expect(cardName()).toBe('letrozole');
});

test('steps scroll the row sideways, and go to no title that only a screen reader has', async () => {
  const { cards } = await openApp(SHOP, 'letrozole', 'Femara');
  const stops = await stepThrough(cards);
  expect(stops.map(({ text }) => text)).toEqual(['letrozole', 'Femara', 'doxorubicin']);
  const { left, right } = get('.row').getBoundingClientRect();
  for (const { box } of stops) {
    expect(box?.left).toBeGreaterThanOrEqual(left - 1);
    expect(box?.right).toBeLessThanOrEqual(right + 1);
  }
  await nextFrames();
});
