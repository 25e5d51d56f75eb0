import type { Language } from '@/lib/locales';
import { elementAround, isOfPage, type PageMention, parentAsShown } from '@/lib/page';
import type { Box } from '@/lib/protocol';
import { withoutSpaces } from '@/lib/text';
import type { CardRequest } from '../host';

export type ColorScheme = 'light' | 'dark';

/** Red, green, blue and opacity, 0 to 1. */
type Colour = [red: number, green: number, blue: number, alpha: number];

/** What is painted in them is no background. */
const PICTURES = new Set(['img', 'video', 'canvas', 'svg', 'picture', 'iframe']);
const WHITE: Colour = [1, 1, 1, 1];
const BLACK: Colour = [0, 0, 0, 1];
/** The relative luminance on which black and white text have the same contrast (WCAG 2.2, contrast ratio). */
const MIDDLE_LUMINANCE = 0.179;

/** The card of a name in this document, in the language that the reader has chosen, else in that of the page there. */
export function requestFor(
  mention: PageMention,
  { choices, ...options }: { choices: { language: Language | 'auto' }; browserLanguage: Language },
): CardRequest {
  const { id, normalizedText, definedHere = false, start } = mention;
  const language =
    choices.language === 'auto'
      ? languageAt(elementAround(start.node), normalizedText, options.browserLanguage)
      : choices.language;
  return { id, pointedAt: { normalizedText, definedHere }, language };
}

/**
 * The language of the page at a name, if the card speaks it.
 *
 * @param element the element around the name
 * @param letters of the name, without spaces: the language of an element that contains nothing else is that of the name alone
 * @param fallback the language of the browser, for a page without a language or in another one
 */
export function languageAt(element: Element | null, letters: string, fallback: Language): Language {
  for (const at of outwards(element)) {
    const tag = at.getAttribute('lang') ?? at.getAttribute('xml:lang');
    if (tag !== null && !containsOnly(at, letters)) return parseLanguage(tag) ?? fallback;
  }
  return fallback;
}

function containsOnly(element: Element, letters: string): boolean {
  return withoutSpaces(element.textContent ?? '') === letters;
}

/** @param tag a language tag of HTML (BCP 47), such as `fr-CA` */
function parseLanguage(tag: string): Language | null {
  const [language] = tag.trim().toLowerCase().split(/[-_]/);
  return language === 'fr' || language === 'en' ? language : null;
}

/** Text with less contrast than this is not meant for the colour that was found: a picture or a video stands between them. */
const MIN_CONTRAST = 1.3;

/**
 * Whether the page is light or dark behind an element. The system does not matter: a page may be dark on a light system.
 * Where a picture or a gradient is behind the element, the colour of its text decides.
 *
 * @param probe a rendered element of the extension: with it, colours of every notation are turned into numbers
 * @param box of the text; null where it has none
 */
export function colorSchemeAt(element: Element | null, probe: HTMLElement, box: Box | null): ColorScheme {
  let isInverted = false;
  let above: Colour = [0, 0, 0, 0];
  let behind: Colour | null = null;
  const text = element && numbersOf(getComputedStyle(element).color, probe);
  /** A colour on which the text is read. */
  const fitting = text && (isDark(text) ? WHITE : BLACK);
  const under = element && box ? elementsUnder(element, box) : [];
  for (const at of outwards(element)) {
    const { filter } = getComputedStyle(at);
    // What is painted between the text and this element comes first.
    const painted = under.splice(0, under.indexOf(at) + 1);
    for (const one of painted.length > 0 ? painted : [at]) {
      const { backgroundColor, backgroundImage } = getComputedStyle(one);
      if (behind !== null) break;
      above = over(above, numbersOf(backgroundColor, probe));
      if (above[3] > 0.95) behind = above;
      else if (backgroundImage !== 'none' || PICTURES.has(one.localName)) behind = fitting;
    }
    // Filters of the page do not change the card, which is in the top layer.
    if (/\binvert\((1|0?\.[5-9]\d*|100%)\)/.test(filter)) isInverted = !isInverted;
  }
  behind ??= over(above, canvasColour());
  // Black is the colour of text to which a page has given none.
  if (text && fitting && luminance(text) > 0 && contrast(text, behind) < MIN_CONTRAST) behind = fitting;
  return isDark(behind) === isInverted ? 'light' : 'dark';
}

/** The elements that are painted below the middle of a text, the uppermost first, beginning with the one around the text. */
function elementsUnder(element: Element, { left, top, right, bottom }: Box): Element[] {
  const root = element.getRootNode() as Document | ShadowRoot;
  const all = root.elementsFromPoint((left + right) / 2, (top + bottom) / 2).filter(isOfPage);
  return all.slice(Math.max(0, all.indexOf(element)));
}

/** The colour that the browser paints behind a page without a background. */
function canvasColour(): Colour {
  const { colorScheme } = getComputedStyle(document.documentElement);
  // Computed style leaves out the meta element.
  const metaContent = document.querySelector<HTMLMetaElement>('meta[name="color-scheme" i]')?.content ?? '';
  const schemes = (colorScheme === 'normal' ? metaContent.toLowerCase() : colorScheme).split(/\s+/);
  if (!schemes.includes('dark')) return WHITE;
  if (!schemes.includes('light')) return BLACK;
  return matchMedia('(prefers-color-scheme: dark)').matches ? BLACK : WHITE;
}

/** The form of computed colours that were written in a common notation. */
const RGB = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/;

function numbersOf(colour: string, probe: HTMLElement): Colour {
  const [, r, g, b, a = 1] = RGB.exec(colour) ?? [];
  // The probe takes half a millisecond for each element around the name.
  if (b !== undefined) return [Number(r) / 255, Number(g) / 255, Number(b) / 255, Number(a)];
  // Forced colours of the system would replace the colour of the probe too, and every background would be black.
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

/** The colour that one colour over another gives. */
function over([r1, g1, b1, a1]: Colour, [r2, g2, b2, a2]: Colour): Colour {
  const alpha = a1 + a2 * (1 - a1);
  const mix = (one: number, other: number) => (alpha === 0 ? 0 : (one * a1 + other * a2 * (1 - a1)) / alpha);
  return [mix(r1, r2), mix(g1, g2), mix(b1, b2), alpha];
}

function isDark(colour: Colour): boolean {
  return luminance(colour) < MIDDLE_LUMINANCE;
}

/** The contrast ratio of WCAG 2.2. */
function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The relative luminance of WCAG 2.2. */
function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** An element and its ancestors as shown, from the inside outwards. */
function* outwards(element: Element | null): Generator<Element> {
  for (let at = element; at; at = parentAsShown(at)) yield at;
}
