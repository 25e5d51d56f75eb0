import type { Language } from '@/lib/locales';
import { parentAsShown } from '@/lib/page';

export type ColorScheme = 'light' | 'dark';

/** Red, green, blue and opacity, 0 to 1. */
type Colour = [red: number, green: number, blue: number, alpha: number];

const WHITE: Colour = [1, 1, 1, 1];
const BLACK: Colour = [0, 0, 0, 1];
/** Relative luminance at which black and white text have the same contrast (WCAG 2.2, contrast ratio). */
const MIDDLE = 0.179;

/**
 * The language of the page at a name, as far as the card speaks it.
 *
 * @param element what the name stands in
 * @param letters of the name, without spaces: an element that holds nothing else speaks of the name alone
 * @param otherwise where the page does not say, or speaks another: the language of the browser
 */
export function languageAt(element: Element | null, letters: string, otherwise: Language): Language {
  for (const at of outwards(element)) {
    const said = at.getAttribute('lang') ?? at.getAttribute('xml:lang');
    if (said !== null && !holdsOnly(at, letters)) return asLanguage(said) ?? otherwise;
  }
  return otherwise;
}

function holdsOnly(element: Element, letters: string): boolean {
  return element.textContent?.replace(/\s+/g, '') === letters;
}

function asLanguage(tag: string): Language | null {
  const [language] = tag.trim().toLowerCase().split(/[-_]/);
  return language === 'fr' || language === 'en' ? language : null;
}

/**
 * Whether the page is light or dark behind an element, whatever the system is: a dark article may stand in a light system.
 * Where a picture or gradient lies behind it, the colour of its text tells.
 *
 * @param probe an element of ours that is rendered: it turns colours of every notation into numbers
 */
export function colorSchemeAt(element: Element | null, probe: HTMLElement): ColorScheme {
  let isInverted = false;
  let above: Colour = [0, 0, 0, 0];
  let told: boolean | null = null;
  for (const at of outwards(element)) {
    const { backgroundColor, backgroundImage, filter } = getComputedStyle(at);
    if (told === null) {
      above = over(above, numbersOf(backgroundColor, probe));
      if (above[3] > 0.95) told = isDark(above);
      else if (backgroundImage !== 'none' && element) told = !isDark(textColour(element, probe));
    }
    // The card stands in the top layer, which no filter of the page reaches.
    if (/\binvert\((1|0?\.[5-9]\d*|100%)\)/.test(filter)) isInverted = !isInverted;
  }
  const dark = told ?? isDark(over(above, canvasColour()));
  return dark === isInverted ? 'light' : 'dark';
}

function textColour(element: Element, probe: HTMLElement): Colour {
  return numbersOf(getComputedStyle(element).color, probe);
}

/** What the browser paints behind a page without a background. */
function canvasColour(): Colour {
  const { colorScheme } = getComputedStyle(document.documentElement);
  // No computed style tells what the page's head says.
  const said = document.querySelector<HTMLMetaElement>('meta[name="color-scheme" i]')?.content ?? '';
  const schemes = (colorScheme === 'normal' ? said.toLowerCase() : colorScheme).split(/\s+/);
  if (!schemes.includes('dark')) return WHITE;
  if (!schemes.includes('light')) return BLACK;
  return matchMedia('(prefers-color-scheme: dark)').matches ? BLACK : WHITE;
}

/** How browsers write computed colours of the common notations. */
const RGB = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/;

function numbersOf(colour: string, probe: HTMLElement): Colour {
  const [, r, g, b, a = 1] = RGB.exec(colour) ?? [];
  // To ask the probe takes half a millisecond for each element around the name.
  if (b !== undefined) return [Number(r) / 255, Number(g) / 255, Number(b) / 255, Number(a)];
  // Where the system forces its colours, it would force the probe's too, and every background would be black.
  probe.style.forcedColorAdjust = 'none';
  probe.style.color = `color(from ${colour} srgb r g b / alpha)`;
  const [red = 0, green = 0, blue = 0, alpha = 1] = Array.from(
    getComputedStyle(probe).color.matchAll(/-?\d*\.?\d+(e-?\d+)?/g),
    ([number]) => Number(number),
  );
  probe.style.color = '';
  probe.style.forcedColorAdjust = '';
  return [red, green, blue, alpha];
}

/** One colour laid over another. */
function over([r1, g1, b1, a1]: Colour, [r2, g2, b2, a2]: Colour): Colour {
  const alpha = a1 + a2 * (1 - a1);
  const mix = (one: number, other: number) => (alpha === 0 ? 0 : (one * a1 + other * a2 * (1 - a1)) / alpha);
  return [mix(r1, r2), mix(g1, g2), mix(b1, b2), alpha];
}

/** By the relative luminance of WCAG 2.2. */
function isDark([red, green, blue]: Colour): boolean {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < MIDDLE;
}

/** An element and what it is shown in, outwards. */
function* outwards(element: Element | null): Generator<Element> {
  for (let at = element; at; at = parentAsShown(at)) yield at;
}
