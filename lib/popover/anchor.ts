import { boxesOf, elementAround, type PageMention } from '@/lib/page';
import { type Box, type Placement, place, placeSheet, type Size } from './placement';

/** What an open card belongs to. */
export interface Anchor {
  /** The name in this document; null when it is in a frame. */
  readonly mention: PageMention | null;
  /** What the name stands in, or the frame that it is in. */
  readonly element: Element | null;
  /** Where the card is not inert: the root element, or the open dialog, popover or fullscreen element around. */
  readonly layer: Element | ShadowRoot;
  /** What may scroll and move the anchor. */
  readonly scrollers: readonly EventTarget[];
  /**
   * Where the card goes; null when the anchor is gone or out of sight.
   *
   * @param natural the size that the card would take
   * @param heightAt the height that it would take at a width
   */
  place(natural: () => Size, heightAt: (width: number) => number, viewport: Size): Placement | null;
}

/**
 * @param mention a name in this document
 * @param lineIndex the box that was pointed at, among those of a name wrapped over lines
 */
export function anchorAtName(mention: PageMention, lineIndex: number): Anchor {
  const element = elementAround(mention.start.node);
  const { layer, roots } = surroundingsOf(element);
  return {
    mention,
    element,
    layer,
    // Nobody outside of a shadow root hears what scrolls inside.
    scrollers: [window, ...roots],
    place(natural, heightAt, viewport) {
      const boxes = boxesOf(mention);
      const pointed = boxes[lineIndex] ?? boxes[0];
      if (!pointed || pointed.bottom < 0 || pointed.top > viewport.height) return null;
      const size = natural();
      const placement = place(boxes, pointed, size, viewport);
      if (!placement.sheet) return placement;
      return place(boxes, pointed, { ...size, height: heightAt(viewport.width) }, viewport);
    },
  };
}

/** @param line the line of the name, in the viewport of the frame that it is in (CSS pixels) */
export function anchorAtFrame(line: Pick<Box, 'top' | 'bottom'>): Anchor {
  const frame = frameUnderPointer();
  // Nothing inside of a frame's element is shown, should that itself be fullscreen.
  const { layer, roots } = surroundingsOf(frame?.parentElement ?? null);
  return {
    mention: null,
    element: frame,
    layer,
    scrollers: [window, ...roots],
    place(_, heightAt, viewport) {
      return placeSheet(lineInPage(line, frame, viewport), heightAt, viewport);
    },
  };
}

/**
 * The frame with the pointer in it, or the element in whose shadow root that is; null when the browser does not say.
 * Chromium has no `runtime.getFrameId`, but the element of a frame is hovered while the pointer is in it.
 */
function frameUnderPointer(): Element | null {
  return [...document.querySelectorAll(':hover')].at(-1) ?? null;
}

/** Of a frame inside a frame only the outer one is known, so a line is never taken to be outside of that. */
function lineInPage(line: Pick<Box, 'top' | 'bottom'>, frame: Element | null, viewport: Size): Box {
  const box = frame?.getBoundingClientRect() ?? new DOMRect();
  const top = box.top + (frame?.clientTop ?? 0);
  const within = (y: number) => Math.max(0, Math.min(top + y, box.bottom, viewport.height));
  return { left: box.left, right: box.right, top: within(line.top), bottom: within(line.bottom) };
}

/**
 * Outside an open modal dialog everything is inert, our card too, and a press outside of the page's own popover closes that.
 * A fullscreen element is modal.
 */
const LAYERS = ':modal, :popover-open';

/**
 * Looks outwards as things are shown: what fills a slot stands where the slot is, and what is in a shadow root in its host.
 *
 * @returns the innermost layer around an element, and the shadow roots that it is shown in. A host that is such a layer shows
 *   only its root: then that is the layer.
 */
function surroundingsOf(element: Element | null): { layer: Element | ShadowRoot; roots: ShadowRoot[] } {
  const roots: ShadowRoot[] = [];
  let layer: Element | ShadowRoot | null = null;
  let inside: ShadowRoot | null = null;
  for (let at = element; at; ) {
    if (!layer && at.matches(LAYERS)) layer = inside ?? at;
    const around: Element | null = at.assignedSlot ?? at.parentElement;
    const root: Node = at.getRootNode();
    inside = !around && root instanceof ShadowRoot ? root : null;
    if (inside) roots.push(inside);
    at = around ?? inside?.host ?? null;
  }
  return { layer: layer ?? document.documentElement, roots };
}
