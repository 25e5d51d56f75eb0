import { closestStyled } from './composed-tree';

/** @returns how opaque a colour is, as computed style writes it (`rgba(0, 0, 0, 0.5)`, `color(srgb 0 0 0 / 0.5)`): from 0 to 1 */
export function alphaOf(color: string): number {
  return Number(/(?:a.*,|\/) (\S+)\)$/.exec(color)?.[1] ?? 1);
}

/** Whether letters have an outline, which is seen where they have no colour. */
export function isOutlined(style: CSSStyleDeclaration): boolean {
  return Number.parseFloat(style.webkitTextStrokeWidth) > 0;
}

/** Whether a background shows through the letters in an element. */
export function isFilledByBackground(element: Element): boolean {
  return closestStyled(element, ({ backgroundClip }) => backgroundClip.includes('text')) !== null;
}
