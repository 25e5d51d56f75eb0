import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PageCards } from '@/lib/popover';
import { goByFrames, painted } from '../../page/support';
import { cardHost, closePage, letFramesComeFirst, nextFrames, openPage } from '../support';

let cards: PageCards;
const ROOT_STYLE = document.documentElement.style;

afterEach(async () => {
  ROOT_STYLE.cssText = '';
  document.body.removeAttribute('style');
  await closePage();
});

async function start(html: string, first = 'letrozole'): Promise<void> {
  ({ cards } = await openPage(html, painted()));
  await vi.waitFor(() => expect(painted()).toContain(first), { timeout: 5000, interval: 20 });
}

/** Steps on until the page has no more names. @returns the names, each with what is wrong with its place */
async function walk(direction: 'next' | 'previous' = 'next', max = 8): Promise<string[]> {
  const reached: string[] = [];
  for (let i = 0; i < max && (await cards.step({ direction, from: 'here' })); i++) {
    await nextFrames();
    reached.push(`${painted('glossary-term-active')[0]}${inSight() ? '' : ' (out of sight)'}`);
  }
  return reached;
}

/** Whether the middle of the active name is where the page shows it: hit-testing answers. */
function inSight(): boolean {
  const [range] = CSS.highlights.get('glossary-term-active') ?? [];
  if (!(range instanceof Range)) return false;
  const { left, top, width, height } = range.getBoundingClientRect();
  const at = document.elementsFromPoint(left + width / 2, top + height / 2);
  const around = range.startContainer.parentElement as Element;
  return at.find((element) => element !== cardHost()) === around;
}

async function expectWalk(expected: string[], direction: 'next' | 'previous' = 'next'): Promise<void> {
  expect(await walk(direction)).toEqual(expected);
}

const FILL = '<p>words</p>'.repeat(40);
const BOX = 'width: 500px; height: 150px; overflow: auto; border: 2px solid';

describe('a step scrolls until the name is seen', () => {
  test.each([
    ['in a box that scrolls', `<div style="${BOX}">${FILL}<p><b>Femara</b></p>${FILL}</div>`],
    [
      'in a box in a box',
      `<div style="${BOX}; height: 400px">${FILL}<div style="${BOX}">${FILL}<p><b>Femara</b></p>${FILL}</div>${FILL}</div>`,
    ],
    [
      'in a table wider than its box',
      `<div style="${BOX}"><table style="width: 1800px"><tr><td style="width: 1500px">x<td><b>Femara</b></table></div>`,
    ],
    [
      'beside a column that stays',
      `<div style="${BOX}"><table style="width: 1800px"><tr><th style="position: sticky; left: 0; min-width: 300px;
        background: white">x<td style="width: 900px">y<td><b>Femara</b><td style="width: 700px">z</table></div>`,
    ],
    ['right of the window', '<p style="width: 3000px; text-align: right"><b>Femara</b></p>'],
    [
      'in a carousel that snaps',
      `<div style="${BOX}; display: flex; scroll-snap-type: x mandatory">${[1, 2, 3]
        .map(
          (i) => `<p style="flex: 0 0 500px; scroll-snap-align: start">${i === 3 ? '<b>Femara</b>' : i}</p>`,
        )
        .join('')}</div>`,
    ],
    [
      'in a chat that grows upwards',
      `<div style="${BOX}; display: flex; flex-direction: column-reverse">${FILL}<p><b>Femara</b></p>${FILL}</div>`,
    ],
    [
      'in a box of a page from right to left',
      `<div dir="rtl" style="${BOX}"><p style="width: 1800px; text-align: left"><b>Femara</b></p></div>`,
    ],
    [
      'in a vertical box',
      `<div style="${BOX}; writing-mode: vertical-rl">${FILL}<p><b>Femara</b></p>${FILL}</div>`,
    ],
  ])('%s', async (_, html) => {
    await start(`<p><b>letrozole</b></p>${html}<p><b>T-DM1</b></p>`);
    await expectWalk(['letrozole', 'Femara', 'T-DM1']);
    await cards.step({ direction: 'previous', from: 'edge' });
    await expectWalk(['Femara', 'letrozole'], 'previous');
  });

  test.each(['vertical-rl', 'vertical-lr'])('on a page in %s', async (mode) => {
    ROOT_STYLE.writingMode = mode;
    await start(`<p><b>letrozole</b></p>${FILL.repeat(3)}<p><b>Femara</b></p>${FILL.repeat(3)}`);
    await expectWalk(['letrozole', 'Femara']);
  });

  test('on a page from right to left that is wider than the window', async () => {
    ROOT_STYLE.direction = 'rtl';
    await start('<p><b>letrozole</b></p><p style="width: 3000px; text-align: left"><b>Femara</b></p>');
    await expectWalk(['letrozole', 'Femara']);
  });
});

describe('a step goes clear of', () => {
  const HIGH = '<div style="height: 1500px"></div>';
  const NAMES = `<p><b>letrozole</b></p><p><b>Femara</b></p>${HIGH}<p><b>T-DM1</b></p>${HIGH}`;

  test('a header that stays at the top', async () => {
    await start(
      `<header style="position: sticky; top: 0; height: 120px; background: #ccc">x</header>${HIGH}${NAMES}`,
    );
    document.querySelector('b')?.scrollIntoView();
    await expectWalk(['letrozole', 'Femara', 'T-DM1']);
  });

  test('a banner at the foot of the window', async () => {
    await start(
      `${HIGH}${NAMES}<div style="position: fixed; bottom: 0; width: 100%; height: 450px; background: #ccc"></div>`,
    );
    document.querySelector('b')?.scrollIntoView({ block: 'end' });
    await expectWalk(['letrozole', 'Femara', 'T-DM1']);
  });

  test('the head of a table in a box', async () => {
    await start(
      `<p><b>letrozole</b></p><div style="${BOX}"><table><thead style="position: sticky; top: 0; background: #ccc"><tr><th
       style="height: 60px">x<tbody>${'<tr><td>words'.repeat(9)}<tr><td><b>Femara</b>${'<tr><td>words'.repeat(9)}</table></div>`,
    );
    const box = document.querySelector('div') as Element;
    box.scrollTop =
      (document.querySelectorAll('b')[1] as Element).getBoundingClientRect().top -
      box.getBoundingClientRect().top -
      20;
    await expectWalk(['letrozole', 'Femara']);
  });

  test('what lies under an overlay that fills the window, which may hold names itself', async () => {
    await start(
      `${NAMES.repeat(20)}<div style="position: fixed; inset: 0; background: #0009"><div role="dialog" style="background: #fff;
        margin: 100px"><b>doxorubicin</b></div></div>`,
    );
    window.scrollTo(0, 700);
    await vi.waitFor(() => expect(painted()).toContain('doxorubicin'));
    await expectWalk(['doxorubicin']);
    expect(window.scrollY).toBe(700);
  });

  test('what lies under a panel that scrolls with the page', async () => {
    await start(
      `<div style="position: relative"><p><b>letrozole</b></p><p><b>Femara</b></p><div style="position: absolute; inset: 0;
        background: #ccc"></div></div><p><b>T-DM1</b></p>${HIGH}`,
    );
    await expectWalk(['T-DM1']);
    expect(window.scrollY).toBe(0);
  });
});

describe('a step never goes to what cannot be shown:', () => {
  const DRAWER = 'position: fixed; background: #eee; width: 300px; height: 200px';
  test.each([
    [
      'a drawer below the window',
      `<aside style="${DRAWER}; bottom: 0; transform: translateY(110%)"><b>Femara</b></aside>`,
    ],
    [
      'a drawer right of the window',
      `<aside style="${DRAWER}; right: 0; top: 0; transform: translateX(110%)"><b>Femara</b></aside>`,
    ],
    ['a drawer left of the window', `<aside style="${DRAWER}; left: -320px; top: 0"><b>Femara</b></aside>`],
    [
      'a menu beside a page that does not scroll sideways',
      '<div style="overflow-x: hidden; position: relative"><p style="position: absolute; left: 110%">Femara</p>words</div>',
    ],
    ['a transparent menu', '<p style="opacity: 0"><b>Femara</b></p>'],
    ['a transparent text far below', '<p style="opacity: 0; margin-top: 2000px"><b>Femara</b></p>'],
    [
      'a text far below that nearly nothing is seen of',
      '<div style="opacity: 0.01; margin-top: 2000px"><b>Femara</b></div>',
    ],
    ['a hidden text far below', '<p style="visibility: hidden; margin-top: 2000px"><b>Femara</b></p>'],
    ['a text for screen readers', '<p style="position: absolute; clip-path: inset(50%)"><b>Femara</b></p>'],
  ])('%s', async (_, html) => {
    await start(`<p><b>letrozole</b></p>${html}<p><b>T-DM1</b></p>`);
    await expectWalk(['letrozole', 'T-DM1']);
  });

  test('slides of a page that is locked, which stays as it was', async () => {
    ROOT_STYLE.cssText = 'height: 100%; overflow: hidden';
    document.body.style.cssText = 'height: 100%; overflow: hidden; margin: 0';
    const slide = (text: string) => `<section style="height: 100vh">${text}</section>`;
    await start(slide('<b>letrozole</b>') + slide('<b>Femara</b>') + slide('<b>T-DM1</b>'));
    await expectWalk(['letrozole']);
    expect([document.documentElement.scrollTop, document.body.scrollTop]).toEqual([0, 0]);
  });

  test('what a scroll-locked page has below the window', async () => {
    document.body.style.overflow = 'hidden';
    await start(`<p><b>letrozole</b></p><p style="margin-top: 2000px"><b>Femara</b></p>`);
    await expectWalk(['letrozole']);
    expect(window.scrollY).toBe(0);
  });

  test('a name in a box that scrolls back each time', async () => {
    await start(
      `<p><b>letrozole</b></p><div style="${BOX}">${FILL}<p><b>Femara</b></p></div><p><b>T-DM1</b></p>`,
    );
    const box = document.querySelector('div') as Element;
    box.addEventListener('scroll', () => {
      box.scrollTop = 0;
    });
    letFramesComeFirst();
    // What scrolls the windows around a frame cannot be undone.
    const windows = vi.spyOn(Element.prototype, 'scrollIntoView');
    await expectWalk(['letrozole', 'T-DM1']);
    expect(windows.mock.contexts.map((one) => (one as Element).textContent)).toEqual(['letrozole', 'T-DM1']);
    windows.mockRestore();
    expect(box.scrollTop).toBe(0);
  });
});

describe('a step goes to what shows itself when it is scrolled to', () => {
  test.each([
    [
      'transparent',
      'opacity: 0; transform: translateY(40px)',
      'opacity: 1; transition: opacity .4s, transform .4s',
    ],
    ['hidden', 'visibility: hidden', 'visibility: visible'],
  ])('that is %s before', async (_, before, after) => {
    const section = (name: string) =>
      `<section style="margin-top: 900px; ${before}"><p><b>${name}</b></p></section>`;
    await start(`<p><b>letrozole</b></p>${['Femara', 'T-DM1', 'doxorubicin'].map(section).join('')}`);
    const shown = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) (target as HTMLElement).style.cssText = `margin-top: 900px; ${after}`;
      },
      { threshold: 0.1 },
    );
    for (const hidden of document.querySelectorAll('section')) shown.observe(hidden);
    // A step gives the page some time to show it.
    goByFrames();
    await expectWalk(['letrozole', 'Femara', 'T-DM1', 'doxorubicin']);
    shown.disconnect();
  });
});
