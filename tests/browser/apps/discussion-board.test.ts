import { afterEach, expect, test, vi } from 'vitest';
import { painted, waitForPaint } from '../page/support';
import { cardName, closePage, nextFrames, openByHover, openPage } from '../popover/support';
import { get, openApp, stepThrough } from './support';

/**
 * Discussion boards. Known: Reddit's custom elements (`shreddit-post`, `shreddit-comment`) with their text in slots (`title`,
 * `text-body`, `comment`), one comment in the other. Discourse's posts in `.cooked`, quotations in `aside.quote`. Inferred: the shadow
 * roots, `content-visibility: auto` for long threads, and answers that come when they are asked for.
 */
function comment(text: string, inside = ''): string {
  return `<shreddit-comment depth="0"><template shadowrootmode="open">
      <style>details { display: block } .body { padding: 4px }</style>
      <details open><summary><slot name="commentMeta"></slot></summary><div class="body"><slot name="comment"></slot><slot></slot></div></details>
    </template><div slot="commentMeta">someone, 3 days ago</div><div slot="comment"><p>${text}</p></div>${inside}</shreddit-comment>`;
}

/** Puts markup with shadow roots into the page. */
function append(html: string): void {
  document.body.append(...Document.parseHTMLUnsafe(html).body.childNodes);
}

afterEach(closePage);

test('a thread of components is marked in the order in which it is read, and folded answers are passed over', async () => {
  const { cards } = await openPage('<p>letrozole</p>', ['letrozole']);
  append(
    `<shreddit-post><template shadowrootmode="open"><slot name="title"></slot><slot name="text-body"></slot></template>
       <h1 slot="title">Side effects of Femara</h1><div slot="text-body"><p>I take <b id="a">trastuzumab</b>.</p></div></shreddit-post>` +
      comment('Me too, and doxorubicin.', comment('T-DM1 here.')),
  );
  await waitForPaint(['letrozole', 'Femara', 'trastuzumab', 'doxorubicin', 'T-DM1']);
  await openByHover('#a');
  cards.closeForOtherFrame();
  document
    .querySelectorAll('shreddit-comment')[1]
    ?.shadowRoot?.querySelector('details')
    ?.removeAttribute('open');
  await nextFrames();
  const stops = await stepThrough(cards);
  expect(stops.map(({ text }) => text).slice(-3)).not.toContain('T-DM1');
});

test('posts that are not laid out yet are counted, marked when they are scrolled to, and can be stepped to', async () => {
  const posts = Array.from(
    { length: 60 },
    (_, i) =>
      `<article style="content-visibility: auto; contain-intrinsic-size: auto 300px"><div class="cooked"><p style="height: 250px">
        Post ${i}${i === 59 ? ': <b id="a">letrozole</b>' : ''}</p></div></article>`,
  );
  const { page, cards } = await openApp(`<p>Femara</p>${posts.join('')}`, 'Femara');
  expect(page.counts.get('letrozole')).toBe(2);
  const stops = await stepThrough(cards);
  expect(stops.map(({ text }) => text)).toEqual(['Femara', 'letrozole']);
  const top = stops[1]?.box?.top ?? -1;
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(window.innerHeight);
  expect(cardName()).toBe('letrozole');
});

test('answers that come one after the other, with a quotation each, have marks beside the field to write in', async () => {
  await openPage('<div id="posts"></div><textarea class="d-editor-input">letrozole</textarea>', []);
  for (let i = 0; i < 5; i++) {
    get('#posts').insertAdjacentHTML(
      'beforeend',
      `<div class="cooked"><aside class="quote"><blockquote><p>letrozole?</p></blockquote></aside><p>No, Femara.</p></div>`,
    );
    await nextFrames();
  }
  await vi.waitFor(() => expect(painted()).toEqual(Array(5).fill(['letrozole', 'Femara']).flat()), {
    timeout: 5000,
  });
});
