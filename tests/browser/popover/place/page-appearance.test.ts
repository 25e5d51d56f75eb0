import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { colorSchemeAt, languageAt } from '@/lib/popover/place/page-appearance';

let probe: HTMLElement;

beforeEach(() => {
  probe = document.createElement('div');
});

afterEach(() => {
  document.body.replaceChildren();
  for (const element of [document.documentElement, document.body]) {
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
  }
});

/** @returns the element of the page with the id "here" */
function show(html: string): Element {
  document.body.innerHTML = html;
  document.body.append(probe);
  return document.querySelector('#here') as Element;
}

const schemeAt = (element: Element) => colorSchemeAt(element, probe, element.getBoundingClientRect());

describe('the card is as light or dark as the page behind the name', () => {
  test.each([
    ['light', 'a page without colours', '<p id="here">x</p>'],
    ['dark', 'a dark block', '<main style="background: #14181f; color: #eee"><p id="here">x</p></main>'],
    [
      'light',
      'a light block in a dark one',
      '<main style="background: black"><p style="background: #fffbe6"><b id="here">x</b></p></main>',
    ],
    [
      'dark',
      'thin veils of black, one over the other',
      `${'<div style="background: rgb(0 0 0 / 60%)">'.repeat(3)}<p id="here">x</p>`,
    ],
    ['light', 'a thin veil of black', '<div style="background: rgb(0 0 0 / 5%)"><p id="here">x</p></div>'],
    [
      'dark',
      'light text on a picture',
      '<div style="background: linear-gradient(#012, #123); color: #f4f4f4"><p id="here">x</p></div>',
    ],
    [
      'light',
      'dark text on a picture in a dark page',
      '<main style="background: black"><div style="background-image: linear-gradient(#fff, #eee); color: #111"><p id="here">x</p></div></main>',
    ],
    [
      'dark',
      'a colour in another notation',
      '<div style="background: oklch(0.2 0.05 250)"><p id="here">x</p></div>',
    ],
    [
      'dark',
      'a light page that is inverted',
      '<main style="background: white; filter: invert(1) hue-rotate(180deg)"><p id="here">x</p></main>',
    ],
    [
      'light',
      'a middle colour that black text is read on',
      '<div style="background: #4ba3c7"><p id="here">x</p></div>',
    ],
    [
      'dark',
      'light text over a picture beside it in a light page',
      '<main style="background: white; position: relative"><img alt="" style="position: absolute; inset: 0"><h1 id="here" style="position: relative; color: #f8f8f8">x</h1></main>',
    ],
    [
      'dark',
      'light text over a video in a page without colours',
      '<div style="position: relative"><video style="position: absolute"></video><p id="here" style="color: white">x</p></div>',
    ],
    [
      'light',
      'dark text over a picture in a dark page',
      '<main style="background: #111"><img alt=""><p id="here" style="color: #181818">x</p></main>',
    ],
    [
      'dark',
      'grey text over a picture beside it, on which it would be read as on the page',
      '<main style="background: white; position: relative"><img alt="" style="position: absolute; inset: 0; width: 100%; height: 99px"><h1 id="here" style="position: relative; color: #999">x</h1></main>',
    ],
    [
      'dark',
      'text over a dark box beside it',
      '<main style="background: white; position: relative"><div style="position: absolute; inset: 0; background: #123"></div><h1 id="here" style="position: relative; color: #999">x</h1></main>',
    ],
    [
      'light',
      'text under a dark box that lets the pointer through',
      '<main style="background: white; position: relative"><h1 id="here">x</h1><div style="position: absolute; inset: 0; background: rgb(0 0 0 / 70%); pointer-events: none"></div></main>',
    ],
    [
      'dark',
      'text that lets the pointer through, in a dark box over a white page',
      '<main style="background: white"><div style="background: #123; color: #eee; pointer-events: none"><p id="here">x</p></div></main>',
    ],
    ['light', 'pale text on a white page', '<p id="here" style="color: #bbb">x</p>'],
  ])('%s on %s', (scheme, _, html) => {
    expect(schemeAt(show(html))).toBe(scheme);
  });

  test('dark on a page that is dark by a meta element', () => {
    const meta = document.createElement('meta');
    Object.assign(meta, { name: 'color-scheme', content: 'dark' });
    document.head.append(meta);
    onTestFinished(() => meta.remove());
    expect(schemeAt(show('<p id="here">x</p>'))).toBe('dark');
  });

  test('dark on a page that is dark by its color-scheme', () => {
    document.documentElement.style.colorScheme = 'dark';
    expect(schemeAt(show('<p id="here">x</p>'))).toBe('dark');
  });

  test('dark on a dark background outside of a slot', () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML =
      '<section style="background: #111"><slot></slot></section>';
    host.innerHTML = '<p>x</p>';
    show('');
    document.body.append(host);
    expect(schemeAt(host.querySelector('p') as Element)).toBe('dark');
  });

  test('and the probe has no style afterwards', () => {
    schemeAt(show('<p id="here">x</p>'));
    expect(probe.getAttribute('style') || '').toBe('');
  });
});

describe('the card speaks the language of the page', () => {
  test.each([
    ['fr', '<p lang="fr-CA"><b id="here">x</b></p>'],
    ['en', '<p lang="EN"><b id="here">x</b></p>'],
    ['en', '<main lang="fr"><p lang="en-US" id="here">x</p></main>'],
    ['fr', '<main lang="fr">Le <i lang="en" id="here"> letrozole </i></main>'],
    ['fr', '<p lang="fr_FR" id="here">x</p>'],
  ])('%s in %s, whatever the browser speaks', (language, html) => {
    const element = show(html);
    expect(languageAt(element, 'letrozole', 'en')).toBe(language);
    expect(languageAt(element, 'letrozole', 'fr')).toBe(language);
  });

  test.each(['', ' lang=""', ' lang="de"', ' lang="french"'])(
    'that of the browser where the page has the attribute%s',
    (attribute) => {
      const element = show(`<p${attribute} id="here">x</p>`);
      expect(languageAt(element, 'letrozole', 'fr')).toBe('fr');
      expect(languageAt(element, 'letrozole', 'en')).toBe('en');
    },
  );

  test('that of the page around a component without a language', () => {
    document.documentElement.lang = 'fr';
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<p>x</p>';
    show('');
    document.body.append(host);
    expect(languageAt(root.querySelector('p'), 'letrozole', 'en')).toBe('fr');
  });
});
